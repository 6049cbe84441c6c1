import type { Refusal } from '@hearthside/platform';
import type { FormProblem } from './form.js';

/** A refusal as the form shows it; the hidden id of a form is no field in which anybody can mend anything. */
export function refusalProblems({ message, field }: Refusal): FormProblem[] {
  return field === null || field === 'clientMutationId' ? [{ message }] : [{ message, field }];
}
