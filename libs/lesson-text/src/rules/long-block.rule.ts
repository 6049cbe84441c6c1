import { asTyped } from '../block/blocks.js';
import type { AnyBlock } from '../block/block.js';
import { comparableWords } from '../borrowing/fingerprint.js';
import { plainText } from '../prose/prose.js';
import { blocksIn, everyBodyOf } from '../tree/tree.js';
import { placeIn, type CourseRule } from './course-rule.js';

/** A key point fits a card; a story fits one side of paper in large print. */
const LONGEST: Partial<Record<AnyBlock['name'], number>> = { 'key-point': 25, story: 180 };

export const longBlock: CourseRule<{ typed: string; words: number; most: number }> = {
  name: 'long-block',
  severity: 'warning',
  why: 'A point of more than 25 words is not remembered. A story of more than 180 does not fit on one side in large print.',
  bad: '::key-point[A signal is a thing that somebody does which may, depending on many circumstances, mean any of several things, so that it is wise to ask before one decides.]',
  good: '::key-point[A signal is not a verdict. Ask what else it might mean.]',
  says: ({ typed, words, most }) => ({
    message: `This ${typed} has ${words} words; ${most} is the most.`,
    hint: 'Keep the one thing that people should take home, and leave the rest to the text around it.',
  }),
  *find(course) {
    for (const { body, file } of everyBodyOf(course)) {
      for (const block of blocksIn(body)) {
        const most = LONGEST[block.name];
        const words = comparableWords(plainText([...block.label, ...block.children])).length;
        if (most !== undefined && words > most) {
          yield {
            place: placeIn(file, block.at),
            details: { typed: asTyped(block.name), words, most },
          };
        }
      }
    }
  },
};
