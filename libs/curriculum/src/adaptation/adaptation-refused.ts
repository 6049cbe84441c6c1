import type { ChangeFault, Problem } from '@hearthside/lesson-text';
import { Refused } from '@hearthside/platform';

const words: Record<ChangeFault, readonly [code: string, message: string, field: string]> = {
  'no-such-place': [
    'NO_SUCH_PLACE',
    'The course has no such place. Choose one from the list.',
    'place',
  ],
  'not-there': [
    'NOT_THERE',
    'This cannot be changed here. Minutes are those of activities; a plan’s rows have the words of their lesson, so change them there.',
    'place',
  ],
  kept: [
    'ACTIVITY_KEPT',
    'This activity is always done: the class relies on it, whatever else is left out. Its words can be changed.',
    'kind',
  ],
  'too-short': [
    'TOO_SHORT',
    'This is shorter than the activity can be done. What is always done takes as long as the author’s shorter way at least.',
    'minutes',
  ],
  'too-long': ['TOO_LONG', 'Write whole minutes, at most 240.', 'minutes'],
  'only-one': ['ONLY_ONE', 'This is the last activity there. One has to be left.', 'kind'],
  empty: [
    'TEXT_MISSING',
    'Some words have to stand here. To leave an activity out, switch it off.',
    'text',
  ],
  same: ['NOTHING_CHANGED', 'The course says the same here already.', 'kind'],
};

export function faultRefused(fault: ChangeFault): Refused {
  const [code, message, field] = words[fault];
  return new Refused(code, message, field);
}

/**
 * @param fieldOf where a problem at this place can be mended
 * @throws Refused TEXT_UNFIT with what the rules of the lesson language say, the first three of it
 */
export function refuseProblems(
  problems: readonly Problem[],
  fieldOf: (place: string) => string,
): void {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (!first) return;
  const said = errors
    .slice(0, 3)
    .map((problem) => `${whereOf(problem)}${problem.message} ${problem.hint}`);
  const more = errors.length > 3 ? ` There are ${errors.length - 3} more after these.` : '';
  throw new Refused('TEXT_UNFIT', `${said.join(' ')}${more}`, fieldOf(first.file));
}

/** What the rules find in the course as a whole has no line: an edition keeps none. */
function whereOf({ file, line }: Problem): string {
  return /\.(md|yaml)$/.test(file) ? '' : `Line ${line}: `;
}
