import { blocksNamed } from '../block/blocks.js';
import { count } from '../problem/words.js';
import { firstList } from '../prose/prose.js';
import { everyBodyOf } from '../tree/tree.js';
import { placeIn, type CourseRule } from './course-rule.js';

const FEWEST = 3;

export const fewChoices: CourseRule<{ amount: number }> = {
  name: 'few-choices',
  severity: 'warning',
  why: 'Closing the eyes or breathing deep settles some people and frightens others. With three choices, the first one looking outward, everyone has one.',
  bad: ':::pause\n- Close your eyes and breathe.\n:::',
  good: ':::pause\n- Look round and name three blue things.\n- Press your feet to the floor.\n- Breathe as you like, or simply wait.\n:::',
  says: ({ amount }) => ({
    message: `This pause offers ${count(amount, 'choice')}; it needs three or more.`,
    hint: 'Add others, and begin with one that looks outward: name three things you can see.',
  }),
  *find(course) {
    for (const { body, file } of everyBodyOf(course)) {
      for (const { children, at } of blocksNamed('pause', body)) {
        const amount = firstList(children)?.children.length ?? 0;
        if (amount < FEWEST) yield { place: placeIn(file, at), details: { amount } };
      }
    }
  },
};
