import { everyNode } from '../prose/prose.js';
import { bodiesOf } from '../tree/tree.js';
import { placeIn, type CourseRule } from './course-rule.js';

export const imageText: CourseRule<{ url: string }> = {
  name: 'image-text',
  severity: 'error',
  says: ({ url }) => ({
    message: `The picture ${url} has no words for someone who cannot see it.`,
    hint: 'Say between the square brackets what it shows: ![A dial from right to close](dial.svg).',
  }),
  *find(course) {
    for (const { body, file } of course.lessons.flatMap((lesson) => [...bodiesOf(lesson)])) {
      for (const node of body) {
        const nodes = node.type === 'block' ? [...node.label, ...node.children] : [node];
        for (const inner of everyNode(nodes)) {
          if (inner.type === 'image' && !inner.alt.trim()) {
            yield { place: placeIn(file, inner.at ?? node.at), details: { url: inner.url } };
          }
        }
      }
    }
  },
};
