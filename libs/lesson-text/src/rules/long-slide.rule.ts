import { comparableWords } from '../borrowing/fingerprint.js';
import { plainText } from '../prose/prose.js';
import { blocksNamed } from '../block/blocks.js';
import { bodiesOf } from '../tree/tree.js';
import { placeIn, type CourseRule } from './course-rule.js';

const MOST_WORDS = 25;

export const longSlide: CourseRule<{ words: number }> = {
  name: 'long-slide',
  severity: 'warning',
  why: 'A slide is read from the back row while somebody speaks. More than 25 words are read instead of listening.',
  bad: '::slide[Tea that is made in a pot which was warmed beforehand stays hot for longer than tea that is made in a cold pot, as many people have found at home.]',
  good: '::slide[A warm pot keeps the tea warm.]',
  says: ({ words }) => ({
    message: `This line for a slide has ${words} words; ${MOST_WORDS} is the most.`,
    hint: 'Keep one idea. Say the rest aloud, or give it a line of its own.',
  }),
  *find(course) {
    for (const { body, file } of course.lessons.flatMap((lesson) => [...bodiesOf(lesson)])) {
      for (const { label, at } of blocksNamed('slide', body)) {
        const words = comparableWords(plainText(label)).length;
        if (words > MOST_WORDS) yield { place: placeIn(file, at), details: { words } };
      }
    }
  },
};
