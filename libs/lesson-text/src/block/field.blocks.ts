import {
  coverage,
  defaulted,
  flag,
  optional,
  reference,
  required,
  text,
  wholeNumber,
  word,
} from '../attribute/attribute.js';
import { block, type BlockScope } from './block.js';

const onSheets: BlockScope[] = ['handout', 'sheet'];

/** Every field says whether it is private ("yours to keep") and what it covers. */
const common = { private: optional(flag), covers: optional(coverage) };

/** Places to write or mark on a worksheet. None is ever scored. */
export const fieldBlocks = {
  lines: block({
    purpose: 'Lines to write on.',
    forms: ['leaf'],
    within: onSheets,
    label: 'required',
    content: 'nothing',
    attributes: { count: defaulted(wholeNumber(1, 40), 4), ...common },
  }),
  'fill-in': block({
    purpose: 'Sentences with blanks: four underscores or more make one blank.',
    forms: ['container'],
    within: onSheets,
    label: 'optional',
    content: 'blanks',
    /** `times` prints the same sentence again for another try. */
    attributes: { times: defaulted(wholeNumber(1, 12), 1), ...common },
  }),
  scale: block({
    purpose: 'Numbers in boxes to ring, with words at both ends. Never added up.',
    forms: ['leaf'],
    within: onSheets,
    label: 'required',
    content: 'nothing',
    attributes: {
      from: defaulted(wholeNumber(0, 1), 1),
      to: defaulted(wholeNumber(2, 10), 10),
      low: required(text),
      high: required(text),
      ...common,
    },
  }),
  checklist: block({
    purpose: 'Boxes to tick: a task list. Never added up.',
    forms: ['container'],
    within: onSheets,
    label: 'optional',
    content: 'list',
    /** `own` adds empty rows for the reader's own. */
    attributes: { own: defaulted(wholeNumber(0, 10), 0), ...common },
  }),
  table: block({
    purpose: 'A table with empty cells to write in.',
    forms: ['container'],
    within: onSheets,
    label: 'optional',
    content: 'table',
    /** `own` adds empty rows; a narrow or large print turns rows into blocks unless `stacked=never`. */
    attributes: {
      own: defaulted(wholeNumber(0, 20), 0),
      stacked: defaulted(word('when-narrow', 'never'), 'when-narrow'),
      cells: defaulted(word('line', 'tall'), 'line'),
      ...common,
    },
  }),
  cards: block({
    purpose: 'Cards to cut out: from a list of its own, or both sides of some pairs.',
    forms: ['leaf', 'container'],
    within: onSheets,
    label: 'optional',
    content: 'anything',
    attributes: {
      of: optional(reference('pairs')),
      /** quarter: four on a sheet; half: two; wallet: folds to a bank card. */
      size: defaulted(word('quarter', 'half', 'wallet'), 'quarter'),
      /** How many people share one set. */
      share: defaulted(wholeNumber(1, 30), 4),
      /** Without it a list keeps its order; pairs are mixed all the same, or they would lie solved. */
      shuffle: optional(wholeNumber(1, 9999)),
      ...common,
    },
  }),
  plan: block({
    purpose: 'A small plan: what, when, how often, with whom, how sure from 0 to 10.',
    forms: ['leaf'],
    within: onSheets,
    label: 'required',
    content: 'nothing',
    attributes: { ...common },
  }),
  rating: block({
    purpose: 'Statements to rate, for evaluation sheets only.',
    forms: ['container'],
    within: onSheets,
    label: 'optional',
    content: 'list',
    attributes: {
      to: defaulted(wholeNumber(3, 7), 5),
      low: required(text),
      high: required(text),
      /** Two columns: before the course, and now. */
      beforeNow: optional(flag),
      ...common,
    },
  }),
};
