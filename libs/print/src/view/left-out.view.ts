import { andList, handoutLabel, type LeftOut } from '@hearthside/lesson-text';
import type { SheetSource } from './sheet.js';
import { bullets, heading, type ViewBlock } from './view.js';

/** What a meeting leaves out of its lessons, and on which sheets people find it all the same. */
export function leftOutBlocks({ leftOut = [], lesson }: SheetSource): ViewBlock[] {
  if (leftOut.length === 0) return [];
  const titles = new Map(lesson.activities.map(({ id, title }) => [id, title]));
  return [
    heading(2, 'Left out, and where it is instead'),
    bullets(leftOut.map((each) => sentences(each, titles).join(' '))),
  ];
}

function sentences(
  { activity, takenInBy, items }: LeftOut,
  titles: ReadonlyMap<string, string>,
): string[] {
  const { title, plan } = activity;
  const places = new Map<string, string[]>();
  for (const { item, handouts, activities } of items) {
    const found = [
      ...handouts.map(handoutLabel),
      ...activities.flatMap((id) => (titles.has(id) ? `“${titles.get(id)}”` : [])),
    ];
    const where = found.length > 0 ? `on ${andList(found)}` : 'nowhere in this session';
    places.set(where, [...(places.get(where) ?? []), item]);
  }
  return [
    `${title} (${plan.minutes} min).`,
    ...(takenInBy ? [`“${takenInBy.title}” does its work.`] : []),
    ...[...places].map(([where, ids]) => `${andList(ids)}: ${where}.`),
  ];
}
