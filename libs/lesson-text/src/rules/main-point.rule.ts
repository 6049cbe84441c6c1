import { blocksNamed } from '../block/blocks.js';
import type { Place } from '../problem/problem.js';
import { bodiesOf, type PlacedBody } from '../tree/tree.js';
import { placeIn, type CourseRule } from './course-rule.js';

export const mainPoint: CourseRule<{ of: 'lesson' | 'sheet' }> = {
  name: 'main-point',
  severity: 'warning',
  why: 'A lesson has one main point. With two, people take home neither.',
  bad: '::key-point[Warm the pot.]{main}\n\n::key-point[Count the spoons.]{main}',
  good: '::key-point[Warm the pot.]{main}\n\n::key-point[Count the spoons.]',
  says: ({ of }) => ({
    message: `This is a second main point of the same ${of}.`,
    hint: 'Decide which of them people should remember, and take "main" away from the other.',
  }),
  *find(course) {
    for (const lesson of course.lessons) {
      const [, ...more] = [...bodiesOf(lesson)].flatMap(mainPoints);
      for (const place of more) yield { place, details: { of: 'lesson' } };
    }
    for (const sheet of course.sheets) {
      const [, ...more] = mainPoints(sheet);
      for (const place of more) yield { place, details: { of: 'sheet' } };
    }
  },
};

function mainPoints({ body, file }: Pick<PlacedBody, 'body' | 'file'>): Place[] {
  return blocksNamed('key-point', body)
    .filter(({ attributes }) => attributes.main)
    .map(({ at }) => placeIn(file, at));
}
