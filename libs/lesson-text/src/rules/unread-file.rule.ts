import type { Rule } from '../problem/problem.js';

export const unreadFile: Rule<{ of: 'lesson' | 'sheets' | 'variants'; listed: boolean }> = {
  name: 'unread-file',
  severity: 'warning',
  why: 'A file that nothing reads may be one that somebody counts on.',
  bad: 'lessons/02-cocoa/lesson.md   (and course.yaml does not list 02-cocoa)',
  good: 'lessons:\n  - 01-tea\n  - 02-cocoa',
  says: ({ of, listed }) => {
    if (of === 'variants') {
      return {
        message: 'This file is no meeting of a plan, so nothing of it is printed.',
        hint: 'A plan called six-week has its meetings in variants/six-week/, and names each without .md under "meetings:" in course.yaml.',
      };
    }
    return of === 'sheets'
      ? {
          message: 'This file is no sheet of the course, so nothing of it is printed.',
          hint: 'Add its name without .md under "sheets:" in course.yaml, or leave it until it is ready. The name is in small letters, with hyphens.',
        }
      : {
          message: 'This file belongs to no lesson, so nothing of it is printed.',
          hint: listed
            ? 'A handout stands beside its lesson.md and ends in .md, in small letters.'
            : 'Add the lesson’s folder under "lessons:" in course.yaml, or leave it until it is ready.',
        };
  },
};
