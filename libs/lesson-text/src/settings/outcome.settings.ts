import { z } from 'zod';
import { id, words } from './scalars.js';

export const outcomeSchema = z.strictObject({
  /** Completes "By the end, participants can …". */
  text: words,
  /** The activity or handout in which a learner shows it. */
  shownBy: z.union([id, z.array(id)]).optional(),
});

export type Outcome = z.infer<typeof outcomeSchema>;

/** The ids that an outcome names as its evidence. */
export function evidenceOf(outcome: Outcome): string[] {
  return [outcome.shownBy ?? []].flat();
}
