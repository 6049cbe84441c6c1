import { unshownPractice as findUnshown } from '../coverage/coverage.js';
import { placeIn, type CourseRule } from './course-rule.js';

export const unshownPractice: CourseRule<{ item: string }> = {
  name: 'unshown-practice',
  severity: 'warning',
  why: 'Practice means that a learner does something. The question they answer, or the place where they write, has to name the item.',
  bad: '::activity{id=warm minutes=12 covers="T-01:practised"}   (and no prompt or field names T-01)',
  good: '::prompt[Warm a pot. What did you notice?]{kind=pair covers="T-01:practised"}',
  says: ({ item }) => ({
    message: `${item} is called practised here, and nothing lets a learner do it.`,
    hint: `Add covers="${item}:practised" to the prompt, sorting exercise or field in which they do, or say "taught".`,
  }),
  *find(course, { lost }) {
    for (const { item, place } of findUnshown(course)) {
      if (lost.has(place.lesson.file)) continue;
      yield { place: placeIn(place.file, place.at), details: { item } };
    }
  },
};
