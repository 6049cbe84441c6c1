import { count, type Problem } from '@hearthside/lesson-text';
import { hrefOf, type Choice } from './choice.js';

export interface ProblemView {
  /** Names its place on the page: problem-3 at the line, problem-3-link in the list. */
  id: string;
  isError: boolean;
  /** Said in words; its shape says it again. */
  severity: 'Error' | 'Warning';
  message: string;
  hint: string;
  file: string;
  /** Tells files apart in little room: 02-what-helps-what-hurts/lesson.md. */
  shortFile: string;
  line: number;
  /** The page with its file open, at its line. */
  href: string;
}

export interface ProblemsView {
  sentence: string;
  hasErrors: boolean;
  list: ProblemView[];
}

/** Every problem of the course, with the way to its line. */
export function problemsView(problems: readonly Problem[], choice: Choice): ProblemsView {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const parts = [
    ...(errors > 0 ? [count(errors, 'error')] : []),
    ...(warnings > 0 ? [count(warnings, 'warning')] : []),
  ];
  return {
    sentence: parts.length > 0 ? parts.join(', ') : 'No problems',
    hasErrors: errors > 0,
    list: problems.map(({ severity, message, hint, file, line }, index) => ({
      id: `problem-${index + 1}`,
      isError: severity === 'error',
      severity: severity === 'error' ? 'Error' : 'Warning',
      message,
      hint,
      file,
      shortFile: file.replace(/^lessons\//, ''),
      line,
      href: `${hrefOf({ ...choice, source: file })}#line-${line}`,
    })),
  };
}
