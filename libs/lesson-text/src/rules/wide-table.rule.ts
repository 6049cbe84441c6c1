import { blocksNamed } from '../block/blocks.js';
import { firstTable } from '../prose/prose.js';
import { everyBodyOf } from '../tree/tree.js';
import { placeIn, type CourseRule } from './course-rule.js';

/** At 18 point a line on Letter paper holds some 50 letters, and a column needs a dozen. */
const MOST_COLUMNS = 4;

export const wideTable: CourseRule<{ columns: number }> = {
  name: 'wide-table',
  severity: 'error',
  why: 'In large print five columns leave room for fewer than a dozen letters in each, and every word breaks.',
  bad: ':::table{stacked=never}\n| a | b | c | d | e | f |\n| - | - | - | - | - | - |\n:::',
  good: ':::table\n| a | b | c | d | e | f |\n| - | - | - | - | - | - |\n:::',
  says: ({ columns }) => ({
    message: `This table stays a table in large print and has ${columns} columns; four fit.`,
    hint: 'Take "stacked=never" away, so that rows become blocks there, or leave columns out.',
  }),
  *find(course) {
    for (const { body, file } of everyBodyOf(course)) {
      for (const { attributes, children, at } of blocksNamed('table', body)) {
        const columns = firstTable(children)?.children[0]?.children.length ?? 0;
        if (attributes.stacked === 'never' && columns > MOST_COLUMNS) {
          yield { place: placeIn(file, at), details: { columns } };
        }
      }
    }
  },
};
