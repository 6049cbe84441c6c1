import { weekdayAndDay } from './day.js';
import type { SessionFacts } from './session-facts.js';
import type { SheetSource } from './sheet.js';
import { timeOf } from './start.js';

/** "Tuesday, December 1, 2026 · 10:00 AM to 11:30 AM, Eastern Time · Room 4". */
export function whenAndWhere(
  { course, lesson }: Pick<SheetSource, 'course' | 'lesson'>,
  { date, start, zoneName, place }: SessionFacts,
): string {
  const [from, to] = [0, lesson.minutes].map((minute) => timeOf(minute, start, course.language));
  const when = [weekdayAndDay(date, course.language), `${from} to ${to}, ${zoneName}`];
  return [...when, ...(place ? [place] : [])].join(' · ');
}
