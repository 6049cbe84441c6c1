import { goodUntil } from '../resource/good-until.js';
import { placeIn, type CourseRule } from './course-rule.js';

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
    for (const resource of course.resources) {
      const until = goodUntil(resource);
      if (until && until < today) {
        yield { place: placeIn('resources.yaml'), details: { id: resource.id, expires: until } };
      }
    }
  },
};
