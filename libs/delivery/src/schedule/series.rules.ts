import { DateTime } from 'luxon';

/** Days on which a class meets, as people say it. */
export interface Series {
  /** Of the first session, such as 2026-12-01. */
  first: string;
  /** From one session to the next: 7 is weekly. */
  everyDays: number;
  /** Days on which it does not meet; the sessions after them come later. */
  skipped: readonly string[];
}

/** Days between two sessions at most. */
const LONGEST_PAUSE = 366;

/**
 * The days of so many sessions, in order.
 */
export function daysOf({ first, everyDays, skipped }: Series, sessions: number): string[] {
  const days: string[] = [];
  const off = new Set(skipped);
  for (let each = first; days.length < sessions; each = daysAfter(each, everyDays)) {
    if (!off.has(each)) days.push(each);
  }
  return days;
}

/** What is wrong with a series, for whoever typed it, and in which field. */
export function seriesFault({
  first,
  everyDays,
  skipped,
}: Series): [field: string, words: string] | undefined {
  if (!isDay(first)) return ['first', 'Write the first day like 2026-12-01: year, month, day.'];
  if (!Number.isInteger(everyDays) || everyDays < 1 || everyDays > LONGEST_PAUSE) {
    return [
      'everyDays',
      `From one session to the next it is 1 to ${LONGEST_PAUSE} days; a week is 7.`,
    ];
  }
  const odd = skipped.find((each) => !isDay(each));
  if (odd !== undefined) return ['skipped', `“${odd}” is no day. Write each like 2026-12-24.`];
  const off = skipped.find((each) => each < first || daysBetween(first, each) % everyDays !== 0);
  if (off === undefined) return undefined;
  return [
    'skipped',
    `The class does not meet on ${off} in any case, so there is nothing to skip. Is the day right?`,
  ];
}

/** Is this a day of the calendar, such as 2026-12-01? */
export function isDay(text: string): boolean {
  return /^2\d{3}-\d{2}-\d{2}$/.test(text) && day(text).isValid;
}

/** Is this a time of day, such as 09:30? */
export function isTime(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);
}

export function daysAfter(from: string, days: number): string {
  return day(from).plus({ days }).toISODate()!;
}

function daysBetween(one: string, other: string): number {
  return day(other).diff(day(one), 'days').days;
}

const day = (text: string) => DateTime.fromISO(text, { zone: 'utc' });
