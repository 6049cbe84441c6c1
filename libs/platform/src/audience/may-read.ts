import type { Context } from '../context/context.js';
import { mayLead } from '../context/who.js';

/** What is not for everyone in the room is for those who lead, and for the office that hosts them. */
export function mayRead(
  { who }: Pick<Context, 'who'>,
  { audience }: { audience: string },
): boolean {
  if (audience === 'everyone') return who.kind === 'member' || who.kind === 'service';
  return mayLead(who);
}
