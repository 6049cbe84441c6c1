import {
  ForbiddenException,
  Injectable,
  SetMetadata,
  UnauthorizedException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { CONTEXT, requestOf } from '../context/ctx.decorator.js';
import { hasRole, mayLead, VISITOR, type Who } from '../context/who.js';

/**
 * Who may call a route or a resolver at all. What they may do there, and to which row, is for the
 * noun's own rules.
 */
export const AUDIENCES = {
  /** Nobody needs to sign in: signing in itself, style sheets, whether the service is well. */
  anyone: () => true,
  /** Signed in, at an institute or not yet. */
  people: ({ kind }: Who) => kind !== 'visitor',
  /** Signed in at an institute, in whatever role. */
  members: ({ kind }: Who) => kind === 'member' || kind === 'service',
  leaders: mayLead,
  coordinators: (who: Who) => hasRole(who, 'coordinator'),
} satisfies Record<string, (who: Who) => boolean>;

export type AudienceName = keyof typeof AUDIENCES;

const AUDIENCE = 'hearthside:audience';

/** Who may call a route or a resolver. Every one says so, or it is refused to all. */
export const Audience = (audience: AudienceName) => SetMetadata(AUDIENCE, audience);

export function audienceOf(handler: object): AudienceName | undefined {
  return Reflect.getMetadata(AUDIENCE, handler) as AudienceName | undefined;
}

export const SIGN_IN_FIRST = 'Sign in first.';
export const CHOOSE_INSTITUTE = 'Choose an institute first.';
export const FOR_LEADERS = 'This is for the leaders of a class.';

const refusals: Partial<Record<AudienceName, string>> = {
  members: CHOOSE_INSTITUTE,
  leaders: FOR_LEADERS,
  coordinators: 'This is for the coordinators of an institute.',
};

/** Holds each handler to the audience it declares. */
@Injectable()
export class AudienceGuard implements CanActivate {
  readonly #reflector = new Reflector();

  canActivate(execution: ExecutionContext): boolean {
    const declared = this.#reflector.getAllAndOverride<AudienceName | undefined>(AUDIENCE, [
      execution.getHandler(),
      execution.getClass(),
    ]);
    if (!declared) throw new Error(`${execution.getHandler().name} declares no audience.`);
    const who = requestOf(execution)[CONTEXT]?.who ?? VISITOR;
    if (AUDIENCES[declared](who)) return true;
    if (who.kind === 'visitor') throw new UnauthorizedException(SIGN_IN_FIRST);
    throw new ForbiddenException(refusals[declared]);
  }
}
