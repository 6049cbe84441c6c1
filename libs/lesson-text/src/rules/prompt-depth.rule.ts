import { blocksNamed } from '../block/blocks.js';
import { everyBodyOf } from '../tree/tree.js';
import { placeIn, type CourseRule } from './course-rule.js';

/** Nobody is asked about intimate life aloud, and everyday life in pairs is by choice. */
export const promptDepth: CourseRule<{ kind: string; depth: string }> = {
  name: 'prompt-depth',
  severity: 'error',
  why: 'Nobody is asked about their own intimate life aloud. That is the promise on which people come.',
  bad: '::prompt[When did you last feel desire?]{kind=pair depth=D3}',
  good: '::prompt[What might Ruth say to her friend?]{kind=pair depth=D1}',
  says: ({ kind, depth }) =>
    depth === 'D3'
      ? {
          message: `A D3 prompt, about the reader's own intimate life, is asked of "${kind}".`,
          hint: 'Make it kind=private, or ask about a made-up person with depth=D1.',
        }
      : {
          message: 'A pair is asked about everyday life (D2), and nobody may choose their partner.',
          hint: 'Add choice=free, or ask about a made-up person with depth=D1.',
        },
  *find(course) {
    for (const { body, file } of everyBodyOf(course)) {
      for (const { attributes, at } of blocksNamed('prompt', body)) {
        const { kind, depth, choice } = attributes;
        const exposed = depth === 'D3' && kind !== 'private';
        const unchosen = depth === 'D2' && kind === 'pair' && choice !== 'free';
        if (exposed || unchosen) yield { place: placeIn(file, at), details: { kind, depth } };
      }
    }
  },
};
