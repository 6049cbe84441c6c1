import { plainText } from '../prose/prose.js';
import { everyBodyOf, type BodyNode } from '../tree/tree.js';
import { placeIn, type CourseRule } from './course-rule.js';

const COUPLED =
  /\b(?:your|a|my|the|their|his|her) (?:partner|spouse|husband|wife|lover|boyfriend|girlfriend|significant other)\b|\b(?:husband|wife)\b|\bsex life\b|\blove life\b|\byour relationship\b|\byour marriage\b/i;

export const soloVersion: CourseRule<{ words: string }> = {
  name: 'solo-version',
  severity: 'warning',
  why: 'Half the room may live alone. A question about "your partner" tells them that it is not their class.',
  bad: '::prompt[When did your partner last surprise you?]{kind=pair depth=D2 choice=free}',
  good: '::prompt[When did your partner last surprise you?]{kind=pair depth=D2 choice=free}\n\n::alone[When did a friend last surprise you?]',
  says: ({ words }) => ({
    message: `This prompt speaks of "${words}" and has no version for someone who lives alone.`,
    hint: 'Put ::alone[…] on the next line with a question that anyone can answer.',
  }),
  *find(course) {
    for (const { body, file } of everyBodyOf(course)) {
      for (const [index, node] of body.entries()) {
        if (node.type !== 'block' || node.name !== 'prompt') continue;
        const words = COUPLED.exec(plainText(node.label))?.[0];
        if (words && !isAlone(body[index + 1])) {
          yield { place: placeIn(file, node.at), details: { words } };
        }
      }
    }
  },
};

function isAlone(node: BodyNode | undefined): boolean {
  return node?.type === 'block' && node.name === 'alone';
}
