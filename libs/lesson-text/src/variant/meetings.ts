import { STANDARD_VARIANT, type VariantSettings } from '../settings/variant.settings.js';
import { isMeeting, type Course, type Lesson } from '../tree/tree.js';
import { composed } from './composed.js';
import { leftOutOf, type LeftOut } from './left-out.js';

/** One meeting of a variant, ready to be printed as a lesson is. */
export interface PlannedMeeting {
  /** Its number is the meeting's; its activities have the meeting's minutes. */
  lesson: Lesson;
  /** What its lessons have and this meeting has not. */
  leftOut: LeftOut[];
}

export type VariantFacts = Pick<VariantSettings, 'id' | 'title' | 'about'>;

/** The standard plan, which nobody has to write. */
const standard: VariantFacts = {
  id: STANDARD_VARIANT,
  title: 'Standard',
  about: 'One meeting for each lesson, as it is written.',
};

/** The plans of a course, the standard one first. */
export function variantsOf({ variants }: Pick<Course, 'variants'>): VariantFacts[] {
  return [standard, ...variants.map(({ id, title, about }) => ({ id, title, about }))];
}

const made = new WeakMap<Course, Map<string, PlannedMeeting[] | undefined>>();

/** The meetings of a variant in order; nothing when the course has no such variant. Made once. */
export function meetingsOf(course: Course, variant: string): PlannedMeeting[] | undefined {
  const kept = made.get(course) ?? new Map<string, PlannedMeeting[] | undefined>();
  made.set(course, kept);
  if (!kept.has(variant)) kept.set(variant, planMeetings(course, variant));
  return kept.get(variant);
}

function planMeetings(course: Course, id: string): PlannedMeeting[] | undefined {
  if (id === STANDARD_VARIANT) return course.lessons.map((lesson) => ({ lesson, leftOut: [] }));
  const variant = course.variants.find((each) => each.id === id);
  return variant?.meetings.flatMap((meeting, index): PlannedMeeting[] => {
    const number = index + 1;
    if (isMeeting(meeting)) {
      return [{ lesson: composed(course, meeting, number), leftOut: leftOutOf(course, meeting) }];
    }
    const lesson = course.lessons.find((each) => each.number === meeting.lesson);
    return lesson ? [{ lesson: { ...lesson, number }, leftOut: [] }] : [];
  });
}
