import { Refused } from '@hearthside/platform';
import { SignInRefused } from './sign-in-refused.js';

/**
 * What the office is refused about how others sign in, as everything else that it is refused: "ADDRESS_TAKEN", at the
 * field "email".
 *
 * @throws Refused
 */
export async function refusedSignIn<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SignInRefused)) throw error;
    const code = error.code.toUpperCase().replaceAll('-', '_');
    throw new Refused(code, error.message, error.field === 'address' ? 'email' : error.field);
  }
}
