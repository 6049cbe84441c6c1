import { blocksNamed } from '../block/blocks.js';
import { plainText } from '../prose/prose.js';
import { everyBodyOf } from '../tree/tree.js';
import { placeIn, type CourseRule } from './course-rule.js';

const OWN = /\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Yy]ou|[Yy]our)\b/;

export const storyPerson: CourseRule<{ word: string }> = {
  name: 'story-person',
  severity: 'warning',
  why: 'A made-up person is somebody to talk about. "You" turns the story on the reader, and "I" makes it a confession.',
  bad: ':::story{people=ruth}\nYou have not been touched in a year.\n:::',
  good: ':::story{people=ruth}\nRuth has not been touched in a year. "I miss it," she says.\n:::',
  says: ({ word }) => ({
    message: `This story says "${word}" outside of what somebody in it says.`,
    hint: 'Tell it in the third person. What people say stands between quotation marks.',
  }),
  *find(course) {
    for (const { body, file } of everyBodyOf(course)) {
      for (const { children, at } of blocksNamed('story', body)) {
        const told = plainText(children).replace(/["“][^"”]*["”]/g, '');
        const word = OWN.exec(told)?.[0];
        if (word) yield { place: placeIn(file, at), details: { word } };
      }
    }
  },
};
