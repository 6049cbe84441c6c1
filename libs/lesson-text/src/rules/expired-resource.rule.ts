import { placeIn, type CourseRule } from './course-rule.js';

/** Days for which a checked number counts when it names no day of its own. */
const USUAL_DAYS = 90;

/** A number that was right once; only a check that knows today's date can say so. */
export const expiredResource: CourseRule<{ id: string; expires: string }> = {
  name: 'expired-resource',
  severity: 'warning',
  why: 'Telephone numbers and opening hours change. After 90 days, or the day you set, somebody should try them again.',
  bad: '- id: crisis-line\n  verified-on: 2025-01-10',
  good: '- id: crisis-line\n  verified-on: 2026-11-22',
  says: ({ id, expires }) => ({
    message: `The resource "${id}" was good until ${expires}.`,
    hint: 'Try the number again, then change "verified-on:" and "expires:".',
  }),
  *find(course, { today }) {
    if (!today) return;
    for (const { id, verifiedOn, expires } of course.resources) {
      const until = expires ?? (verifiedOn && daysAfter(verifiedOn, USUAL_DAYS));
      if (until && until < today) {
        yield { place: placeIn('resources.yaml'), details: { id, expires: until } };
      }
    }
  },
};

function daysAfter(day: string, days: number): string {
  const milliseconds = Date.parse(`${day}T00:00:00Z`) + days * 24 * 60 * 60 * 1000;
  return new Date(milliseconds).toISOString().slice(0, 10);
}
