import { count, type Problem } from '@hearthside/lesson-text';

/** What checking one course folder found. */
export interface CheckedCourse {
  /** As the author would type it: courses/love-and-sex-after-50. */
  path: string;
  problems: Problem[];
}

/** One line for each problem, that editors can jump to, and a closing sentence. */
export function asText(courses: readonly CheckedCourse[]): string {
  const lines = courses.flatMap(({ path, problems }) =>
    problems.map(
      ({ file, line, column, severity, rule, message, hint }) =>
        `${path}/${file}:${line}:${column}  ${severity}  ${message} ${hint}  [${rule}]`,
    ),
  );
  return [...lines, closing(courses)].join('\n');
}

function closing(courses: readonly CheckedCourse[]): string {
  return courses.map(sentence).join('\n');
}

function sentence({ path, problems }: CheckedCourse): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  if (problems.length === 0) return `${path}: no problems.`;
  return `${path}: ${count(errors, 'error')}, ${count(problems.length - errors, 'warning')}.`;
}

/** For programs: paths as above, and everything a problem says. */
export function asJson(courses: readonly CheckedCourse[]): string {
  return JSON.stringify(
    courses.map(({ path, problems }) => ({ course: path, problems })),
    null,
    2,
  );
}

export function hasErrors(courses: readonly CheckedCourse[]): boolean {
  return courses.some(({ problems }) => problems.some(({ severity }) => severity === 'error'));
}
