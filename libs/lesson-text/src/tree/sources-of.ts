import { blocksNamed } from '../block/blocks.js';
import { coverageOf } from '../coverage/coverage.js';
import { bodiesOf, type Course, type Lesson, type Source } from './tree.js';

/** The sources that a lesson draws on: those of its claims, and those of the items that it covers. */
export function sourcesOf(lesson: Lesson, course: Pick<Course, 'items' | 'sources'>): Source[] {
  const bodies = [...bodiesOf(lesson)].flatMap(({ body }) => body);
  const claimed = blocksNamed('claim', bodies).flatMap(
    ({ attributes }) => attributes.sources ?? [],
  );
  const covered = coverageOf({ lessons: [lesson], items: course.items })
    .filter(({ levels }) => levels.size > 0)
    .map(({ item }) => item.source);
  const used = new Set([...claimed, ...covered]);
  return course.sources.filter(({ id }) => used.has(id));
}
