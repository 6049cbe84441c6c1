import { Refusal, Refused } from '@hearthside/platform';
import type { Fields, Form } from './form.js';

/** What came of a form: it is done, or it is shown again with what is to be mended. */
export type Sent<T> = { done: T; again?: undefined } | { done?: undefined; again: Form };

/** The hidden field of parts/once.hbs: a form that is sent twice is done once. */
const ONCE = 'clientMutationId';

/**
 * Does what a form asks. Shown again it has a new id: what was refused has changed nothing.
 *
 * @param work is told the id under which it is done once; refuses by throwing or by its answer
 */
export async function sendForm<T>(
  fields: Fields,
  work: (clientMutationId: string) => Promise<T | Refusal>,
): Promise<Sent<T>> {
  try {
    const done = await work(fields[ONCE] ?? '');
    return done instanceof Refusal ? { again: shownAgain(fields, done) } : { done };
  } catch (error) {
    if (error instanceof Refused) return { again: shownAgain(fields, error) };
    throw error;
  }
}

function shownAgain(
  values: Fields,
  { message, field }: { message: string; field?: string | null | undefined },
): Form {
  // Nobody sees hidden fields, so no link leads there.
  const shown = field === ONCE || field === 'version' ? undefined : (field ?? undefined);
  return { values, problems: [{ message, field: shown }] };
}
