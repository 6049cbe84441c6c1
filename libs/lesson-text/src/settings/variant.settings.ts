import { z } from 'zod';
import { id, words } from './scalars.js';
import { outcomeSchema } from './outcome.settings.js';

/** The plan in which each lesson is one meeting, as it is written. */
export const STANDARD_VARIANT = 'standard';

const variantId = id.refine((name) => name !== STANDARD_VARIANT, {
  error: 'another name: "standard" is the plan in which each lesson is one meeting',
});

/** A plan of the course's meetings other than one for each lesson. */
export const variantSchema = z.strictObject({
  id: variantId,
  title: words,
  /** For whom it is, and what differs. */
  about: words,
  /**
   * In order: a lesson's folder for a lesson as it is written, or the name of a file in variants/<id>/
   * without its ending.
   */
  meetings: z.array(id).min(1),
});

const ROW = /^([a-z0-9][a-z0-9-]*) ([1-9]\d{0,2})$/;
const TAKEN_IN = /^([a-z0-9][a-z0-9-]*) by ([a-z0-9][a-z0-9-]*)$/;

/** What stands on top of a meeting that is no lesson as written. */
export const meetingSchema = z.strictObject({
  /** That of its lesson, if it has but one and nothing else is said. */
  title: words.optional(),
  aim: words.optional(),
  /** Folders of the lessons whose texts, sheets and notes it has. */
  lessons: z.array(id).min(1),
  minutes: z.int().min(5).max(480),
  /** What happens, in order: an activity's id and its minutes. */
  plan: z
    .array(z.string().regex(ROW, { error: 'an activity and its minutes, such as: arrive 5' }))
    .min(1),
  /** Rows to be kept that have no row of their own here, since another does their work. */
  takenIn: z
    .array(
      z.string().regex(TAKEN_IN, { error: 'one activity by another, such as: settle by arrive' }),
    )
    .default([]),
  /** Those of its lessons that something here shows, if nothing else is said. */
  outcomes: z.array(outcomeSchema).default([]),
});

export type VariantSettings = z.infer<typeof variantSchema>;
export type MeetingSettings = z.infer<typeof meetingSchema>;

/** One row of a meeting's plan. */
export interface PlanRow {
  activity: string;
  minutes: number;
}

export function rowsOf({ plan }: Pick<MeetingSettings, 'plan'>): PlanRow[] {
  return plan.map((row) => {
    const [, activity, minutes] = ROW.exec(row)!;
    return { activity: activity!, minutes: Number(minutes) };
  });
}

/** One row that another takes in. */
export interface TakenIn {
  activity: string;
  by: string;
}

export function takenInBy({ takenIn }: Pick<MeetingSettings, 'takenIn'>): TakenIn[] {
  return takenIn.map((words) => {
    const [, activity, by] = TAKEN_IN.exec(words)!;
    return { activity: activity!, by: by! };
  });
}
