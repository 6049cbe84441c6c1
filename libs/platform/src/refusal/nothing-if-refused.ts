import { Refused } from './refused.js';

/** For `catch`: to whoever may not see something it is not there. */
export function nothingIfRefused(error: unknown): undefined {
  if (!(error instanceof Refused)) throw error;
  return undefined;
}
