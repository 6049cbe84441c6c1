import {
  defaulted,
  flag,
  minutes,
  optional,
  required,
  text,
  word,
  words,
} from '../attribute/attribute.js';
import { block, type BlockContent, type BlockScope } from './block.js';

/** On a course sheet too, if that is for leaders or for the host. */
const activityOrSheet: BlockScope[] = ['activity', 'sheet'];
const anywhereForLeaders: BlockScope[] = ['lesson', 'activity', 'sheet'];

function leaders<const A extends Parameters<typeof block>[0]['attributes']>(
  purpose: string,
  within: BlockScope[],
  attributes: A,
  content: BlockContent = 'words',
) {
  return block({ purpose, forms: ['container'], within, label: 'none', content, attributes });
}

/**
 * The leaders' family. The participant's view is a tree without these (audience/for-participants):
 * a block listed here is hidden from learners everywhere, and nothing else is.
 */
export const leaderBlocks = {
  purpose: leaders('Why this activity is here.', ['activity'], {}),
  'set-up': leaders('What to lay out, move or switch on first.', activityOrSheet, {}),
  do: leaders('The steps, as a numbered list.', activityOrSheet, {}, 'list'),
  say: leaders('Words to say, or to say in your own way.', anywhereForLeaders, {
    /** Legal or safety words that may not be left out. */
    must: optional(flag),
    /** Word for word. */
    exactly: optional(flag),
    by: optional(word('a', 'b')),
    minutes: optional(minutes),
  }),
  listen: leaders('What to listen for, and what to do about it.', activityOrSheet, {}),
  debrief: leaders(
    'Questions that gather what was learned.',
    ['activity'],
    { minutes: optional(minutes) },
    'list',
  ),
  shorter: leaders('How to do it in less time.', ['activity'], {}),
  longer: leaders('How to use more time well.', ['activity'], {}),
  access: leaders(
    'The seated, hearing-friendly, seeing-friendly or plainer way.',
    activityOrSheet,
    {
      for: optional(words('hearing', 'sight', 'seating', 'language', 'remote')),
    },
  ),
  note: leaders('Background and care for leaders.', anywhereForLeaders, {
    kind: required(
      word(
        'background',
        'watch-for',
        'if-asked',
        'care',
        'timing',
        'access',
        'adapt',
        'source-conflict',
      ),
    ),
    /** The care flag that this note handles, such as K10. */
    flag: optional(text),
  }),
  'if-it-happens': leaders('What to do first, what to say, what not to do.', anywhereForLeaders, {
    event: required(
      word(
        'distress',
        'disclosure-past',
        'disclosure-current',
        'threat',
        'dissociation',
        'conflict',
        'joke',
        'advice',
        'silence',
        'dominance',
        'couple-quarrel',
        'hearing-trouble',
        'late-arrival',
      ),
    ),
  }),
  reporting: leaders(
    'The duty to report here, as the host has answered it.',
    anywhereForLeaders,
    {},
  ),
  prep: leaders(
    'What to get ready, and when.',
    ['lesson', 'sheet'],
    { when: required(word('two-weeks', 'day-before', 'half-hour', 'after')) },
    'list',
  ),
  room: leaders('How the room is laid out.', ['lesson', 'sheet'], {
    shape: defaulted(word('circle', 'u', 'tables', 'rows'), 'u'),
  }),
};
