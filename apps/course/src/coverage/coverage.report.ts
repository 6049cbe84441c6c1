import { andList, count, furthest, isUntried, type ItemCoverage } from '@hearthside/lesson-text';
import { inColumns } from '../columns.js';
import type { CourseCoverage } from './coverage.js';

/** A table of items and lessons, what is missing, and a closing line. */
export function asText(courses: readonly CourseCoverage[]): string {
  return courses.map((course) => aboutCourse(course).join('\n')).join('\n\n');
}

function aboutCourse({ path, lessons, items, flags, errors }: CourseCoverage): string[] {
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
    ...untried(items),
    ...care(flags),
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

function untried(items: CourseCoverage['items']): string[] {
  const found = items.filter(isUntried);
  if (found.length === 0) return [];
  const why = ({ item }: ItemCoverage) => item.notPractised ?? 'no reason is given';
  return [
    'Tools that nobody tries:',
    ...found.map((each) => `  ${each.item.id}  ${why(each)}`),
    '',
  ];
}

/** Each care flag of what is taught, and where a note handles it. */
function care(flags: CourseCoverage['flags']): string[] {
  if (flags.length === 0) return [];
  const rows = flags.map(({ flag, lesson, items, notes }) => [
    flag,
    `Lesson ${lesson.number}`,
    notes.map(({ file, at }) => `${file}:${at?.line ?? 1}`).join(', ') || 'no note',
    andList(items),
  ]);
  return [...inColumns([['Care', 'Where', 'Handled by the note at', 'For'], ...rows]), ''];
}

function closing(path: string, items: CourseCoverage['items']): string {
  if (items.length === 0) return `${path}: items.yaml lists no items.`;
  const of = (level: string | undefined) => items.filter((each) => furthest(each) === level).length;
  const parts = (['practised', 'taught', 'mentioned'] as const).map(
    (level) => `${of(level)} ${level}`,
  );
  return `${path}: ${count(items.length, 'item')}: ${parts.join(', ')}, ${of(undefined)} missing.`;
}

/**
 * Is every item at least taught, every tool tried (or a reason given, and then a mention is enough),
 * and every care flag handled by a note?
 */
export function isComplete(courses: readonly CourseCoverage[]): boolean {
  return courses.every(
    ({ items, flags, errors }) =>
      errors === 0 && items.every(isSettled) && flags.every(({ notes }) => notes.length > 0),
  );
}

function isSettled(each: ItemCoverage): boolean {
  const level = furthest(each);
  if (level === undefined) return false;
  if (isUntried(each)) return each.item.notPractised !== undefined;
  return level === 'taught' || level === 'practised';
}

/** For programs: each item with its furthest level and its level in each lesson. */
export function asJson(courses: readonly CourseCoverage[]): string {
  return JSON.stringify(
    courses.map(({ path, items, flags, errors }) => ({
      course: path,
      errors,
      items: items.map((each) => ({
        ...each.item,
        level: furthest(each) ?? 'missing',
        lessons: Object.fromEntries(each.levels),
      })),
      care: flags.map(({ flag, lesson, items: ids, notes }) => ({
        flag,
        lesson: lesson.number,
        items: ids,
        notes: notes.map(({ file, at }) => ({ file, line: at?.line })),
      })),
    })),
    null,
    2,
  );
}
