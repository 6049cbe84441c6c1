import {
  coverage,
  day,
  defaulted,
  flag,
  minutes,
  named,
  optional,
  reference,
  references,
  required,
  text,
  wholeNumber,
  word,
  words,
} from '../attribute/attribute.js';
import { TOPICS } from './activity.plan.js';
import { block } from './block.js';

const lessonOrActivity = ['lesson', 'activity'] as const;
const anywhere = ['lesson', 'activity', 'handout', 'sheet'] as const;

/** Blocks that learners and leaders both see. */
export const everyoneBlocks = {
  prompt: block({
    purpose: 'Something to think about, to say, or to write down.',
    forms: ['leaf'],
    within: ['activity'],
    label: 'required',
    content: 'nothing',
    attributes: {
      kind: required(word('pair', 'small', 'whole', 'private', 'anonymous')),
      /** How near it comes: D0 an opinion; D1 somebody made up; D2 everyday life; D3 intimate life. */
      depth: defaulted(word('D0', 'D1', 'D2', 'D3'), 'D0'),
      minutes: optional(minutes),
      /** Who chooses the partner of a pair. */
      choice: optional(word('free', 'assigned')),
      covers: optional(coverage),
    },
  }),
  alone: block({
    purpose: 'The prompt above, for someone who works by themselves or has no partner.',
    forms: ['leaf'],
    within: ['activity'],
    label: 'required',
    content: 'nothing',
    attributes: {},
  }),
  'key-point': block({
    purpose: 'One idea to remember, in 25 words or fewer.',
    forms: ['leaf'],
    within: [...anywhere],
    label: 'required',
    content: 'nothing',
    /** `main` marks the lesson's one main message. */
    attributes: { main: optional(flag), covers: optional(coverage) },
  }),
  slide: block({
    purpose:
      'One idea in one sentence for the projector, in 25 words or fewer; shown on the slides alone.',
    forms: ['leaf'],
    within: [...lessonOrActivity],
    label: 'required',
    content: 'nothing',
    attributes: {},
  }),
  term: block({
    purpose: 'A word and its plain meaning.',
    forms: ['container'],
    within: [...anywhere],
    label: 'required',
    content: 'words',
    attributes: { sayAs: optional(text), covers: optional(coverage) },
  }),
  claim: block({
    purpose: 'A statement of fact, with how well it is supported and by what.',
    forms: ['container'],
    within: [...anywhere],
    label: 'none',
    content: 'words',
    attributes: {
      strength: optional(word('supported', 'plausible', 'mixed', 'weak', 'none')),
      sources: optional(references('source')),
      /** The day somebody read the sources against these words. */
      checked: optional(day),
      covers: optional(coverage),
    },
  }),
  story: block({
    purpose: 'A made-up person or two, told in the third person.',
    forms: ['container'],
    within: [...anywhere],
    label: 'optional',
    content: 'words',
    attributes: { people: required(references('person')), covers: optional(coverage) },
  }),
  framework: block({
    purpose:
      'A model as a list, with a picture drawn from it; the list says the same in words. A grid has ' +
      'four items, row by row; a dial two, its low end and its high end.',
    forms: ['container'],
    within: [...anywhere],
    label: 'required',
    content: 'list',
    attributes: {
      kind: required(word('steps', 'map', 'cycle', 'grid', 'ladder', 'circles', 'dial')),
      order: defaulted(word('strict', 'loose'), 'loose'),
      /** The two columns and the two rows of a grid: "With sugar | Without sugar". */
      across: optional(text),
      down: optional(text),
      covers: optional(coverage),
    },
  }),
  pairs: block({
    purpose:
      'A table of pairs, such as helps and hurts, or "instead of" and "try". As `sort` the ' +
      'second column is shuffled for matching and the leaders get a key on a sheet of its own.',
    forms: ['container'],
    within: [...anywhere],
    label: 'optional',
    content: 'one table',
    attributes: {
      as: defaulted(word('table', 'sort'), 'table'),
      /** Seed of the shuffle: the same number gives the same order on every print. */
      shuffle: defaulted(wholeNumber(0, 9999), 1),
      covers: optional(coverage),
    },
  }),
  pause: block({
    purpose: 'A moment to settle or stretch: three choices or more, the first looking outward.',
    forms: ['container'],
    within: [...anywhere],
    label: 'optional',
    content: 'list',
    attributes: { minutes: optional(minutes), covers: optional(coverage) },
  }),
  'content-note': block({
    purpose: 'What is coming, what is asked and not asked, and how to step out, in flat words.',
    forms: ['container'],
    within: [...lessonOrActivity],
    label: 'none',
    content: 'words',
    attributes: { topics: optional(words(...TOPICS)) },
  }),
  'way-out': block({
    purpose: 'What anyone may do instead, with no reason given.',
    forms: ['container'],
    within: [...lessonOrActivity],
    label: 'none',
    content: 'words',
    attributes: {},
  }),
  'standing-note': block({
    purpose: 'A note of the course that stands word for word wherever it is needed.',
    forms: ['leaf'],
    within: [...anywhere],
    label: 'none',
    content: 'nothing',
    attributes: { of: required(reference('standing-note')) },
  }),
  agreement: block({
    purpose: "The group's rules: items to start from, and lines for its own.",
    forms: ['container'],
    within: ['activity', 'handout', 'sheet'],
    label: 'optional',
    content: 'list',
    attributes: {
      /** The standing note that says where confidentiality ends. */
      limits: required(reference('standing-note')),
      lines: defaulted(wholeNumber(0, 20), 4),
      covers: optional(coverage),
    },
  }),
  'question-box': block({
    purpose: 'How anonymous questions are asked, answered and disposed of.',
    forms: ['container'],
    within: [...anywhere],
    label: 'none',
    content: 'words',
    attributes: { answered: defaulted(word('same-session', 'next-session'), 'next-session') },
  }),
  'home-practice': block({
    purpose: 'Something small to try at home; optional by rule.',
    forms: ['container'],
    within: [...lessonOrActivity],
    label: 'none',
    content: 'words',
    attributes: { minutes: defaulted(wholeNumber(1, 15), 10), covers: optional(coverage) },
  }),
  blurb: block({
    purpose: 'The course in a few words, as course.yaml has it, with their number: to copy.',
    forms: ['leaf'],
    within: ['sheet'],
    label: 'none',
    content: 'nothing',
    attributes: { of: required(named('blurb', word('short', 'long'))) },
  }),
  resources: block({
    purpose: 'Help slots, printed with the details the host has checked, or a bold blank.',
    forms: ['leaf'],
    within: [...anywhere],
    label: 'optional',
    content: 'nothing',
    attributes: { of: required(references('resource')) },
  }),
};
