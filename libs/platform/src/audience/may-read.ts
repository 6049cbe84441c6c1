import type { Context } from '../context/context.js';

/** What is not for everyone is for those who may lead; who hosts cannot be told apart yet. */
export function mayRead(
  { who }: Pick<Context, 'who'>,
  { audience }: { audience: string },
): boolean {
  return audience === 'everyone' || who.mayLead;
}
