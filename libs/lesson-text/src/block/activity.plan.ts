import {
  coverage,
  defaulted,
  minutes,
  optional,
  references,
  required,
  texts,
  wholeNumber,
  word,
  words,
} from '../attribute/attribute.js';
import { block } from './block.js';

export const ACTIVITY_KINDS = [
  'exercise',
  'talk',
  'opening',
  'check-in',
  'questions',
  'break',
  'closing',
] as const;
export const GROUPINGS = [
  'whole',
  'pairs',
  'threes',
  'fours',
  'small',
  'ladder',
  'private',
  'anonymous',
] as const;
export const CORE_LEVELS = ['keep', 'adapt', 'optional'] as const;
export const SENSITIVITIES = ['none', 'low', 'medium', 'high'] as const;
export const TOPICS = [
  'sexual-content',
  'abuse',
  'assault',
  'grief',
  'illness',
  'faith',
  'body',
] as const;

/** The leaf under an activity's heading: how long, in what company, and how firmly it is kept. */
export const activityPlan = block({
  purpose: 'The plan of an activity; stands alone on the line under its ## heading.',
  forms: ['leaf'],
  within: ['activity'],
  label: 'none',
  content: 'nothing',
  attributes: {
    minutes: required(minutes),
    kind: defaulted(word(...ACTIVITY_KINDS), 'exercise'),
    grouping: defaulted(words(...GROUPINGS), ['whole']),
    core: defaulted(word(...CORE_LEVELS), 'adapt'),
    /** Minutes of the shorter and the longer way to do it. */
    shorter: optional(minutes),
    longer: optional(minutes),
    ledBy: defaulted(word('a', 'b', 'either'), 'either'),
    /** 1 goes first when time runs short. */
    dropOrder: optional(wholeNumber(1, 20)),
    materials: optional(texts),
    handouts: optional(references('handout')),
    covers: optional(coverage),
    sensitivity: defaulted(word(...SENSITIVITIES), 'none'),
    topics: optional(words(...TOPICS)),
  },
});
