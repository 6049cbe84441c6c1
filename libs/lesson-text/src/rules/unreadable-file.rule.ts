import type { Unreadable } from '../files/course-files.js';
import type { Finding, Rule } from '../problem/problem.js';

const findings: Record<Unreadable, Finding> = {
  encoding: {
    message: 'This file is not saved as UTF-8, so its letters cannot be told.',
    hint: 'Open it in your editor, choose "Save with encoding" or "Save as", and take UTF-8.',
  },
  length: {
    message: 'This file is larger than 8 MB, so it was not read.',
    hint: 'A picture of 2,000 by 1,500 points is enough for a whole page. Save a smaller copy.',
  },
  link: {
    message: 'This is a link to another place and not a file, so it was not followed.',
    hint: 'Put a copy of the file itself into the course folder.',
  },
  access: {
    message: 'This file may not be read by you.',
    hint: 'Change its permissions, or save a copy of your own.',
  },
};

/** A file that is there and whose content cannot be had. */
export const unreadableFile: Rule<{ why: Unreadable }> = {
  name: 'unreadable-file',
  severity: 'error',
  why: 'What cannot be read with certainty would be printed with letters lost, or not at all.',
  bad: 'lesson.md, saved as "Western (Windows 1252)"',
  good: 'lesson.md, saved as "UTF-8"',
  says: ({ why }) => findings[why],
};
