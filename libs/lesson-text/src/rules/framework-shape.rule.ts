import type { Block } from '../block/block.js';
import { blocksNamed } from '../block/blocks.js';
import { namesOfSide } from '../framework/sides.js';
import { count } from '../problem/words.js';
import { firstList } from '../prose/prose.js';
import { everyBodyOf } from '../tree/tree.js';
import { placeIn, type CourseRule } from './course-rule.js';

type Details = { lacks: 'across' | 'down' } | { kind: 'grid' | 'dial'; amount: number };

const ITEMS = { grid: 4, dial: 2 };
const sides = {
  across: ['columns', 'With sugar | Without sugar'],
  down: ['rows', 'Hot | Cold'],
} as const;
const orders = {
  grid: 'Write the four boxes row by row, each as an item of the list.',
  dial: 'Write the low end first and the high end second, each as an item of the list.',
};

export const frameworkShape: CourseRule<Details> = {
  name: 'framework-shape',
  severity: 'error',
  why: 'A grid is drawn as two rows of two boxes, and a dial between two ends. With another number of items, or with rows and columns that have no names, nobody could tell what stands where.',
  bad: ':::framework[Tea]{kind=grid}\n- Hot\n- Cold\n- Sweet\n:::',
  good: ':::framework[Tea]{kind=grid across="Sweet | Plain" down="Hot | Cold"}\n- A warm treat\n- A quiet cup\n- Iced tea\n- Cold tea\n:::',
  says: (details) => {
    if ('lacks' in details) {
      const [what, example] = sides[details.lacks];
      return {
        message: `This grid does not name its two ${what}.`,
        hint: `Give it both names with | between: ${details.lacks}="${example}".`,
      };
    }
    const { kind, amount } = details;
    return {
      message: `This ${kind} has ${count(amount, 'item')}; a ${kind} has ${ITEMS[kind]}.`,
      hint: orders[kind],
    };
  },
  *find(course) {
    for (const { body, file } of everyBodyOf(course)) {
      for (const framework of blocksNamed('framework', body)) {
        const place = placeIn(file, framework.at);
        for (const details of faultsOf(framework)) yield { place, details };
      }
    }
  },
};

function* faultsOf({ attributes, children }: Block<'framework'>): Generator<Details> {
  const { kind, across, down } = attributes;
  if (kind !== 'grid' && kind !== 'dial') return;
  const amount = firstList(children)?.children.length ?? 0;
  if (amount !== ITEMS[kind]) yield { kind, amount };
  if (kind === 'dial') return;
  if (!namesOfSide(across)) yield { lacks: 'across' };
  if (!namesOfSide(down)) yield { lacks: 'down' };
}
