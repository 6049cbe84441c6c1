import { blocksNamed } from '../block/blocks.js';
import { bodiesOf } from '../tree/tree.js';
import { placeIn, type CourseRule } from './course-rule.js';

export const mainPoint: CourseRule<Record<string, never>> = {
  name: 'main-point',
  severity: 'warning',
  why: 'A lesson has one main point. With two, people take home neither.',
  bad: '::key-point[Warm the pot.]{main}\n\n::key-point[Count the spoons.]{main}',
  good: '::key-point[Warm the pot.]{main}\n\n::key-point[Count the spoons.]',
  says: () => ({
    message: 'This is a second main point of the same lesson.',
    hint: 'Decide which of them people should remember, and take "main" away from the other.',
  }),
  *find(course) {
    for (const lesson of course.lessons) {
      const main = [...bodiesOf(lesson)].flatMap(({ body, file }) =>
        blocksNamed('key-point', body)
          .filter(({ attributes }) => attributes.main)
          .map(({ at }) => placeIn(file, at)),
      );
      for (const place of main.slice(1)) yield { place, details: {} };
    }
  },
};
