import { blocksNamed } from '../block/blocks.js';
import { andList } from '../problem/words.js';
import { meetingsOf } from '../variant/meetings.js';
import { placeIn, type CourseRule } from './course-rule.js';

/** What a lesson of high sensitivity must have before anyone may teach it. */
export const highSensitivity: CourseRule<{ lacks: string[] } | { variant: string }> = {
  name: 'high-sensitivity',
  severity: 'error',
  why: 'Somebody in the room may have been hurt. There must be something else to do, two leaders, a clinician to call, and a meeting afterwards.',
  bad: 'sensitivity: high\nleaders: 1',
  good: 'sensitivity: high\nleaders: 2\nclinician-on-call: true\nnotice-days: 7',
  says: (details) =>
    'variant' in details
      ? {
          message: `The plan "${details.variant}" ends with a lesson of high sensitivity.`,
          hint: 'Put another meeting after it, so that the group sees each other again.',
        }
      : {
          message: `This lesson is of high sensitivity and has no ${andList(details.lacks)}.`,
          hint: 'Add "leaders: 2", "clinician-on-call: true", "notice-days: 7" and a :::way-out before the first activity, and do not put it last.',
        },
  *find(course) {
    for (const [index, lesson] of course.lessons.entries()) {
      if (lesson.sensitivity !== 'high') continue;
      const lacks = [
        ...(blocksNamed('way-out', lesson.body).length > 0 ? [] : ['way out of the whole lesson']),
        ...(lesson.leaders >= 2 ? [] : ['second leader']),
        ...(lesson.clinicianOnCall ? [] : ['clinician on call']),
        ...(lesson.noticeDays >= 7 ? [] : ['notice a week ahead']),
        ...(index < course.lessons.length - 1 ? [] : ['lesson after it']),
      ];
      if (lacks.length > 0) yield { place: placeIn(lesson.file), details: { lacks } };
    }
    for (const { id, title } of course.variants) {
      const last = meetingsOf(course, id)?.at(-1)?.lesson;
      if (last?.sensitivity === 'high') {
        yield { place: placeIn('course.yaml'), details: { variant: title } };
      }
    }
  },
};
