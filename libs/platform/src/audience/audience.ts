import {
  ForbiddenException,
  Injectable,
  SetMetadata,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { CONTEXT, requestOf } from '../context/ctx.decorator.js';

export const AUDIENCES = ['everyone', 'leaders'] as const;
export type AudienceName = (typeof AUDIENCES)[number];

const AUDIENCE = 'hearthside:audience';

/** Who may call a route or a resolver. Every one says so, or it is refused to all. */
export const Audience = (audience: AudienceName) => SetMetadata(AUDIENCE, audience);

export function audienceOf(handler: object): AudienceName | undefined {
  return Reflect.getMetadata(AUDIENCE, handler) as AudienceName | undefined;
}

export const FOR_LEADERS =
  'This is for leaders. Signing in is not built yet, so only the demo shows it.';

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
    if (declared === 'leaders' && !requestOf(execution)[CONTEXT]?.who.mayLead) {
      throw new ForbiddenException(FOR_LEADERS);
    }
    return true;
  }
}
