import { hasRole, type Context } from '@hearthside/platform';
import { ForbiddenException } from '@nestjs/common';

/**
 * The institute at which somebody is.
 *
 * @throws ForbiddenException for whoever is at none
 */
export function instituteOf({ who }: Pick<Context, 'who'>): string {
  const id = who.kind === 'member' || who.kind === 'service' ? who.instituteId : undefined;
  if (!id) throw new ForbiddenException('Choose an institute first.');
  return id;
}

/**
 * The institute that somebody coordinates. Handlers declare who may call them; services ask again, since they
 * are called from more than one place.
 *
 * @throws ForbiddenException for whoever does not
 */
export function coordinatedBy(ctx: Pick<Context, 'who'>): string {
  if (!hasRole(ctx.who, 'coordinator')) {
    throw new ForbiddenException('This is for the coordinators of an institute.');
  }
  return instituteOf(ctx);
}
