import { SignInRefused, type SignedIn } from '@hearthside/people';
import type { Reply } from '@hearthside/print';
import type { Fields, FormProblem } from '../page/form.js';
import { afterSignIn } from './after-sign-in.js';

/** Signed in: on to the page that was wanted, or first to choose among institutes. */
export function goOn(reply: Reply, { setCookie, instituteId }: SignedIn, to: unknown): void {
  reply
    .code(303)
    .header('set-cookie', setCookie)
    .header('location', instituteId ? afterSignIn(to) : '/institutes')
    .send();
}

/** Is "This is my own device" ticked? */
export function isOwn(fields: Fields): boolean {
  return fields['own'] === 'yes';
}

/** Why it did not work, for the form; what nobody can mend there is thrown on. */
export function problemsOf(error: unknown, reply: Reply): FormProblem[] {
  if (!(error instanceof SignInRefused)) throw error;
  reply.code(error.code === 'too-many-tries' ? 429 : 422);
  return [{ message: error.message, field: error.field }];
}
