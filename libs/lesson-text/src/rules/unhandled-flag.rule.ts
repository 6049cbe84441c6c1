import { careFlags } from '../coverage/care.js';
import { andList } from '../problem/words.js';
import { placeIn, type CourseRule } from './course-rule.js';

export const unhandledFlag: CourseRule<{ flag: string; items: string[] }> = {
  name: 'unhandled-flag',
  severity: 'warning',
  why: 'A care flag says that an item can do harm when it is taught as its source has it. Leaders need to read how to handle it, in the guide of the lesson that teaches it.',
  bad: 'care: [K2]   (in items.yaml; the lesson teaches the item, and no note names K2)',
  good: ':::note{kind=care flag=K2}\nHot pots burn. Say so before anyone pours.\n:::',
  says: ({ flag, items }) => ({
    message: `This lesson teaches ${andList(items)} with the care flag ${flag}, and no note says how to handle it.`,
    hint: `Add :::note{kind=care flag=${flag}} for the leaders, or name ${flag} on the note that does.`,
  }),
  *find(course, { lost }) {
    for (const { flag, items, lesson, notes } of careFlags(course)) {
      if (notes.length > 0 || lost.has(lesson.file)) continue;
      yield { place: placeIn(lesson.file), details: { flag, items } };
    }
  },
};
