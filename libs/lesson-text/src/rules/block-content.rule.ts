import type { BlockContent } from '../block/block.js';
import type { Rule } from '../problem/problem.js';

const missing: Record<BlockContent | 'label', [what: string, how: string]> = {
  label: ['words in square brackets', 'Write them straight after the name: ::prompt[Like this?].'],
  words: ['any words', 'Write them between the two lines of colons.'],
  blanks: ['a blank to write in', 'Make each blank of four underscores or more: I need ____.'],
  list: ['a list', 'Begin each item on its own line with "- " or "1. ".'],
  table: ['a table', 'Write rows like | one | two | with a line | --- | --- | under the first.'],
  'one table': ['its one table', 'Put exactly one table between its lines of colons.'],
  nothing: ['nothing', ''],
  anything: ['anything', ''],
};

export const blockContent: Rule<{ typed: string; lacks: BlockContent | 'label' }> = {
  name: 'block-content',
  severity: 'error',
  why: 'A checklist without a list or a table without rows would print as an empty frame.',
  bad: ':::checklist\nTea, milk and sugar.\n:::',
  good: ':::checklist\n- [ ] Tea\n- [ ] Milk\n:::',
  says: ({ typed, lacks }) => ({
    message: `${typed} is without ${missing[lacks][0]}.`,
    hint: missing[lacks][1],
  }),
};
