import { count, furthest } from '@hearthside/lesson-text';
import { inColumns } from '../columns.js';
import type { CourseCoverage } from './coverage.js';

/** A table of items and lessons, what is missing, and a closing line. */
export function asText(courses: readonly CourseCoverage[]): string {
  return courses.map((course) => aboutCourse(course).join('\n')).join('\n\n');
}

function aboutCourse({ path, lessons, items, errors }: CourseCoverage): string[] {
  const rows = items.map(({ item, levels }) => [
    item.id,
    item.kind,
    ...lessons.map((number) => levels.get(number) ?? '–'),
  ]);
  const table = [['Item', 'Kind', ...lessons.map((number) => `Lesson ${number}`)], ...rows];
  return [
    ...(errors > 0
      ? [`${path}: ${count(errors, 'error')}, so something may be left out here. Check it first.`]
      : []),
    ...(items.length > 0 ? [...inColumns(table), ''] : []),
    ...lacking(items, undefined, 'Missing from every lesson'),
    ...lacking(items, 'mentioned', 'Only mentioned'),
    closing(path, items),
  ];
}

function lacking(
  items: CourseCoverage['items'],
  level: 'mentioned' | undefined,
  title: string,
): string[] {
  const found = items.filter((each) => furthest(each) === level);
  if (found.length === 0) return [];
  return [`${title}:`, ...found.map(({ item }) => `  ${item.id}  ${item.text}`), ''];
}

function closing(path: string, items: CourseCoverage['items']): string {
  if (items.length === 0) return `${path}: items.yaml lists no items.`;
  const of = (level: string | undefined) => items.filter((each) => furthest(each) === level).length;
  const parts = (['practised', 'taught', 'mentioned'] as const).map(
    (level) => `${of(level)} ${level}`,
  );
  return `${path}: ${count(items.length, 'item')}: ${parts.join(', ')}, ${of(undefined)} missing.`;
}

/** Is every item at least taught? */
export function isComplete(courses: readonly CourseCoverage[]): boolean {
  return courses.every(({ items, errors }) => {
    const levels = items.map(furthest);
    return errors === 0 && levels.every((level) => level === 'taught' || level === 'practised');
  });
}

/** For programs: each item with its furthest level and its level in each lesson. */
export function asJson(courses: readonly CourseCoverage[]): string {
  return JSON.stringify(
    courses.map(({ path, items, errors }) => ({
      course: path,
      errors,
      items: items.map((each) => ({
        ...each.item,
        level: furthest(each) ?? 'missing',
        lessons: Object.fromEntries(each.levels),
      })),
    })),
    null,
    2,
  );
}
