import { blocksIn, type Activity, type Handout, type Lesson } from '../tree/tree.js';

/**
 * The sheets of a meeting. One that only a left-out activity uses goes home with people, unless it is a set
 * of cards that teaches nothing by itself.
 */
export function sheetsFor(
  activities: readonly Activity[],
  lessons: readonly Pick<Lesson, 'activities' | 'handouts'>[],
): Handout[] {
  const used = activities.flatMap(({ plan }) => plan.handouts ?? []);
  const usedAtAll = lessons.flatMap((lesson) =>
    lesson.activities.flatMap(({ plan }) => plan.handouts ?? []),
  );
  return lessons
    .flatMap(({ handouts }) => handouts)
    .filter(({ id, kind, body }) => {
      const isIdle = usedAtAll.includes(id) && !used.includes(id);
      return !isIdle || kind !== 'cards' || blocksIn(body).some(covers);
    });
}

function covers({ attributes }: { attributes: object }): boolean {
  return 'covers' in attributes && attributes.covers !== undefined;
}
