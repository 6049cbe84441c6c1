import { placeIn, type CourseRule } from './course-rule.js';

type Fault = 'unsigned' | 'undated' | 'backwards';

/** A help slot that says somebody checked it must say who, when, and until when that holds. */
export const resourceDates: CourseRule<{ id: string; fault: Fault }> = {
  name: 'resource-dates',
  severity: 'error',
  why: 'People call these numbers on a bad day. A date says that somebody really tried the number, and who can be asked.',
  bad: '- id: crisis-line\n  verified-on: 2026-11-22',
  good: '- id: crisis-line\n  name: County crisis line\n  phone: 555-0100\n  verified-by: A. Host\n  verified-on: 2026-11-22\n  expires: 2027-02-20',
  says: ({ id, fault }) => ({
    message: {
      unsigned: `The resource "${id}" says when it was checked, and not by whom.`,
      undated: `The resource "${id}" says who checked it or until when that holds, and not when it was done.`,
      backwards: `The resource "${id}" expires before it was checked.`,
    }[fault],
    hint: 'Write "verified-by:", "verified-on:" and "expires:" together, after trying the number. Leave all three out until then.',
  }),
  *find(course) {
    for (const { id, verifiedBy, verifiedOn, expires } of course.resources) {
      const fault = faultOf(verifiedBy, verifiedOn, expires);
      if (fault) yield { place: placeIn('resources.yaml'), details: { id, fault } };
    }
  },
};

function faultOf(by?: string, on?: string, expires?: string): Fault | undefined {
  if (on && !by) return 'unsigned';
  if (!on && (by || expires)) return 'undated';
  return on && expires && expires < on ? 'backwards' : undefined;
}
