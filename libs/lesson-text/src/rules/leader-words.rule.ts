import { isForLeaders } from '../block/blocks.js';
import { everyNode, plainText } from '../prose/prose.js';
import { bodiesForEveryone, type BodyNode } from '../tree/tree.js';
import { placeIn, type CourseRule } from './course-rule.js';

/** Words that only ever address the leaders, or are the leaders' own shorthand. */
const telltales: RegExp[] = [
  /\b(?:facilitators?|leaders?)(?:['’]s?)? (?:only|notes?|script|key)\b/i,
  /\bnotes? (?:for|to) (?:the )?(?:facilitators?|leaders?)\b/i,
  /\b(?:ask|tell|remind|invite) (?:the|your) (?:group|participants|class|learners)\b/i,
  /\b(?:read|say) (?:this )?aloud to (?:the|your) (?:group|participants|class)\b/i,
  /\bif (?:the group|participants|nobody|no one) (?:falls silent|mocks|speaks)\b/i,
  /^(?:facilitators?|leaders?|trainers?)(?: [AB])? ?:/i,
  /\b(?:ask|tell|remind|invite) participants\b/i,
  /\bK\d{1,2}\b/,
  /\bD[0-3] prompt\b/,
];

/** Facilitator text in a block that learners see: a safety net beneath the audience rule. */
export const leaderWords: CourseRule<{ words: string }> = {
  name: 'leader-words',
  severity: 'error',
  why: 'What stands outside a leaders’ block is printed for learners. A note to leaders on a learner’s sheet embarrasses everyone.',
  bad: 'Remind the group that passing is fine.',
  good: ':::do\n1. Remind the group that passing is fine.\n:::',
  says: ({ words }) => ({
    message: `Learners would read "${words}", which is meant for leaders.`,
    hint: 'Move it into :::note, :::do or another block of the leaders’ family.',
  }),
  *find(course) {
    for (const { body, file } of bodiesForEveryone(course)) {
      for (const node of body) {
        if (node.type === 'comment' || isForLeaders(node)) continue;
        const words = firstTelltale(node);
        if (words) yield { place: placeIn(file, node.at), details: { words } };
      }
    }
  },
};

function firstTelltale(node: BodyNode): string | undefined {
  const [label, prose] = node.type === 'block' ? [node.label, node.children] : [[], [node]];
  // Passage by passage, so that words are not joined across cells or items.
  const passages = [...everyNode(prose)].filter(
    ({ type }) => type === 'paragraph' || type === 'tableCell' || type === 'heading',
  );
  const texts = [plainText(label), ...passages.map((passage) => plainText([passage]))];
  for (const text of texts) {
    for (const telltale of telltales) {
      const match = telltale.exec(text);
      if (match) return match[0];
    }
  }
  return undefined;
}
