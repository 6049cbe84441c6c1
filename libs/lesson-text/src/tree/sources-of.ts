import { blocksNamed } from '../block/blocks.js';
import { coveragePlaces } from '../coverage/coverage.js';
import { bodiesOf, type Course, type Lesson, type Source } from './tree.js';

/** The sources that a lesson draws on: those of its claims, and those of the items that it covers. */
export function sourcesOf(lesson: Lesson, course: Pick<Course, 'items' | 'sources'>): Source[] {
  const bodies = [...bodiesOf(lesson)].flatMap(({ body }) => body);
  const claimed = blocksNamed('claim', bodies).flatMap(
    ({ attributes }) => attributes.sources ?? [],
  );
  const named = [...coveragePlaces({ lessons: [lesson] })].flatMap(({ covers }) => covers);
  const ids = new Set(named.map(({ item }) => item));
  const covered = course.items.filter(({ id }) => ids.has(id)).map(({ source }) => source);
  const used = new Set([...claimed, ...covered]);
  return course.sources.filter(({ id }) => used.has(id));
}
