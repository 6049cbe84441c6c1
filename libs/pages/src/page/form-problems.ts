import { SignInRefused } from '@hearthside/people';
import { Refused } from '@hearthside/platform';
import type { Reply } from '@hearthside/print';
import type { FormProblem } from './form.js';

/** Why a form was refused, for the form; what nobody can mend there is thrown on. */
export function formProblems(error: unknown, reply: Reply): FormProblem[] {
  if (!(error instanceof Refused) && !(error instanceof SignInRefused)) throw error;
  reply.code(error.code === 'too-many-tries' ? 429 : 422);
  return [{ message: error.message, field: error.field }];
}
