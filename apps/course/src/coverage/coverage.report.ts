import {
  andList,
  count,
  furthest,
  handoutLabel,
  isUntried,
  type ItemCoverage,
} from '@hearthside/lesson-text';
import { inColumns } from '../columns.js';
import type { CourseCoverage } from './coverage.js';

/** A table of items and lessons, what is missing, and a closing line. */
export function asText(courses: readonly CourseCoverage[]): string {
  return courses.map((course) => aboutCourse(course).join('\n')).join('\n\n');
}

function aboutCourse(course: CourseCoverage): string[] {
  const { path, columns, lessons, items, flags, leftOut, errors } = course;
  const rows = items.map(({ item, levels }) => [
    item.id,
    item.kind,
    ...lessons.map((number) => levels.get(number) ?? '–'),
  ]);
  const table = [['Item', 'Kind', ...lessons.map((number) => `${columns} ${number}`)], ...rows];
  return [
    ...(errors > 0
      ? [`${path}: ${count(errors, 'error')}, so something may be left out here. Check it first.`]
      : []),
    ...(items.length > 0 ? [...inColumns(table), ''] : []),
    ...lacking(items, undefined, 'Missing from every lesson'),
    ...lacking(items, 'mentioned', 'Only mentioned'),
    ...untried(items, columns),
    ...care(flags, columns),
    ...moved(leftOut),
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

function untried(items: CourseCoverage['items'], columns: CourseCoverage['columns']): string[] {
  const found = items.filter(isUntried);
  if (found.length === 0) return [];
  const unexcused = columns === 'Lesson' ? 'no reason is given' : 'tried in other plans alone';
  const why = ({ item }: ItemCoverage) => item.notPractised ?? unexcused;
  return [
    'Tools that nobody tries:',
    ...found.map((each) => `  ${each.item.id}  ${why(each)}`),
    '',
  ];
}

/** Each care flag of what is taught, and where a note handles it. */
function care(flags: CourseCoverage['flags'], columns: CourseCoverage['columns']): string[] {
  if (flags.length === 0) return [];
  const rows = flags.map(({ flag, lesson, items, notes }) => [
    flag,
    `${columns} ${lesson.number}`,
    notes.map(({ file, at }) => `${file}:${at?.line ?? 1}`).join(', ') || 'no note',
    andList(items),
  ]);
  return [...inColumns([['Care', 'Where', 'Handled by the note at', 'For'], ...rows]), ''];
}

/** What the sessions of a plan leave out, and where its items are instead. */
function moved(sessions: CourseCoverage['leftOut']): string[] {
  const lines = sessions.flatMap(({ session, leftOut }) =>
    leftOut.flatMap(({ activity, takenInBy, items }) => {
      const by = takenInBy ? `, taken in by ${takenInBy.id}` : '';
      const places = items.map(({ item, handouts, activities }) => {
        const where = [...handouts.map(handoutLabel), ...activities];
        return `    ${item}  ${where.length > 0 ? `on ${andList(where)}` : 'elsewhere'}`;
      });
      return [
        `  Session ${session}: ${activity.id} (${activity.plan.minutes} min)${by}`,
        ...places,
      ];
    }),
  );
  return lines.length > 0 ? ['Left out, and where it is instead:', ...lines, ''] : [];
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
    ({ columns, items, flags, errors }) =>
      errors === 0 &&
      items.every((each) => isSettled(each, columns)) &&
      flags.every(({ notes }) => notes.length > 0),
  );
}

/** In a shorter plan a tool may stand on a sheet to take home, and be tried in the standard one. */
function isSettled(each: ItemCoverage, columns: CourseCoverage['columns']): boolean {
  const level = furthest(each);
  if (level === undefined) return false;
  if (columns === 'Lesson' && isUntried(each)) return each.item.notPractised !== undefined;
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
