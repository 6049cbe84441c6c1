import { isDay } from '@hearthside/lesson-text';
import { lineFault, settledLine } from '../line/line.rules.js';
import { settledText, textFault } from '../line/text.rules.js';

/** Letters, as the packet has room for them. */
const LONGEST_ANSWER = 3_000;
const LONGEST_BY = 120;

export interface Answer {
  answer: string;
  by: string;
  /** Days such as 2026-12-01. */
  on: string;
  askAgain: string | null;
}

export interface Fault {
  code: string;
  message: string;
  field: string;
}

export function settledAnswer(typed: {
  answer: string;
  by: string;
  on: string;
  askAgain?: string | null;
}): Answer {
  return {
    answer: settledText(typed.answer),
    by: settledLine(typed.by),
    on: typed.on.trim(),
    askAgain: typed.askAgain?.trim() || null,
  };
}

/** @param today the day at the institute */
export function answerFault(
  { answer, by, on, askAgain }: Answer,
  today: string,
): Fault | undefined {
  const inText = textFault(answer, LONGEST_ANSWER);
  if (inText) return { code: 'ANSWER_UNFIT', message: inText, field: 'answer' };
  const inLine = lineFault(by, LONGEST_BY);
  if (inLine) return { code: 'LINE_UNFIT', message: inLine, field: 'by' };
  if (!isDay(on)) return noDay('on');
  if (on > today) {
    const message = `Nobody can have said so on ${on}: today is ${today}.`;
    return { code: 'DAY_TO_COME', message, field: 'on' };
  }
  if (askAgain === null) return undefined;
  if (!isDay(askAgain)) return noDay('askAgain');
  if (askAgain > on) return undefined;
  const message = 'The day on which to ask again has to come after the day of the answer.';
  return { code: 'DAYS_REVERSED', message, field: 'askAgain' };
}

/** Is it time to ask again? */
export function isDue({ askAgain }: Pick<Answer, 'askAgain'>, today: string): boolean {
  return askAgain !== null && askAgain < today;
}

export function noDay(field: string): Fault {
  return { code: 'NO_DAY', message: 'A day is written such as 2026-12-01.', field };
}
