import { Refused } from '@hearthside/platform';
import type { SheetFault } from './evaluation.rules.js';

type Code = SheetFault | 'NO_EVALUATION' | 'NOT_HELD' | 'NO_SUCH_SHEET' | 'TOO_MANY_SHEETS';

const words: Record<Code, readonly [message: string, field?: string]> = {
  NO_EVALUATION: ['The course of this class has no evaluation sheet.', 'offering'],
  NOT_HELD: ['Sheets are keyed once a class is open, and for no class that was called off.'],
  NO_SUCH_SHEET: [
    'There is no such sheet in this class. It may have been removed already.',
    'sheet',
  ],
  TOO_MANY_SHEETS: [
    'There are as many sheets as a class can have seats. Is this the right class?',
    'sheet',
  ],
  NO_SUCH_LINE: ['The form has changed since this page was opened. Open it again.'],
  KEYED_TWICE: ['A line is there twice. Keep one answer for each line.'],
  NUMBER_UNFIT: ['There is no such number on this line. Key the one that was circled, or nothing.'],
  NO_BEFORE: ['This line has one number only, for now.'],
  NOTHING_KEYED: ['Nothing is filled in yet. A blank sheet need not be keyed.'],
};

/** @param field where it can be mended, if that is known more closely */
export function evaluationRefused(code: Code, field?: string): Refused {
  const [message, usual] = words[code];
  return new Refused(code, message, field ?? usual);
}
