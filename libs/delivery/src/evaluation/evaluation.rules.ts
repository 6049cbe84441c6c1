/** Of groups smaller than this no number is told: it would point to people. */
export const FEWEST = 5;

/** What was circled on a line; a scale has no "before". Nothing: the line was left out. */
export interface Answer {
  before?: number | null;
  now: number | null;
}

/** By the ids of lines. */
export type Answers = Readonly<Record<string, Answer>>;

/** As much of a line as its answers depend on. */
export interface RatedLine {
  id: string;
  to: number;
  beforeNow: boolean;
}

export interface KeyedAnswer {
  line: string;
  before?: number | null | undefined;
  now?: number | null | undefined;
}

export type SheetFault =
  'NO_SUCH_LINE' | 'KEYED_TWICE' | 'NUMBER_UNFIT' | 'NO_BEFORE' | 'NOTHING_KEYED';

/**
 * The answers of one sheet as they are kept: lines that were left out are not there, and a pair keeps its two places.
 *
 * @param hasWords something was written on it as well
 */
export function readAnswers(
  form: readonly RatedLine[],
  keyed: readonly KeyedAnswer[],
  hasWords: boolean,
): { answers: Answers; fault?: undefined } | { fault: SheetFault; line?: string } {
  const lines = new Map(form.map((line) => [line.id, line]));
  const answers: Record<string, Answer> = {};
  for (const { line: id, before = null, now = null } of keyed) {
    const line = lines.get(id);
    if (!line) return { fault: 'NO_SUCH_LINE', line: id };
    if (Object.hasOwn(answers, id)) return { fault: 'KEYED_TWICE', line: id };
    if (![before, now].every((number) => fits(number, line.to))) {
      return { fault: 'NUMBER_UNFIT', line: id };
    }
    if (before !== null && !line.beforeNow) return { fault: 'NO_BEFORE', line: id };
    if (before === null && now === null) continue;
    answers[id] = line.beforeNow ? { before, now } : { now };
  }
  if (Object.keys(answers).length === 0 && !hasWords) return { fault: 'NOTHING_KEYED' };
  return { answers };
}

const fits = (number: number | null, to: number) =>
  number === null || (Number.isInteger(number) && number >= 1 && number <= to);

/** So many sheets have this on a line. */
export interface AnswerCount extends Answer {
  line: string;
  count: number;
}

/** What a line shows of a whole class; all of it, or nothing. */
export interface LineResult {
  line: string;
  /** How many circled a number; of a pair, both. */
  answered: number | null;
  higher: number | null;
  same: number | null;
  lower: number | null;
  /** How many circled each number, from 1 on. */
  counts: number[] | null;
}

/**
 * The lines of a form in their order. Where fewer than five people answered a line, all of it is hidden: with one number
 * hidden the others would give it away. Where five did, each number of them is told, as the key to the sheet asks: one
 * person who could not pass is enough to ask what happened, and no name leads there.
 */
export function resultsOf(
  form: readonly RatedLine[],
  counted: readonly AnswerCount[],
): LineResult[] {
  return form.map(({ id, to, beforeNow }) => {
    const own = counted.filter(({ line }) => line === id);
    const hidden = { line: id, answered: null, higher: null, same: null, lower: null };
    const read = beforeNow ? pairIn(own) : scaleIn(own, to);
    if (read.answered < FEWEST) return { ...hidden, counts: null };
    return { ...hidden, counts: null, ...read };
  });
}

function pairIn(own: readonly AnswerCount[]) {
  const pairs = own.flatMap(({ before, now, count }) =>
    before == null || now === null ? [] : [{ by: now - before, count }],
  );
  const where = (is: (by: number) => boolean) =>
    sum(pairs.filter(({ by }) => is(by)).map(({ count }) => count));
  return {
    answered: where(() => true),
    higher: where((by) => by > 0),
    same: where((by) => by === 0),
    lower: where((by) => by < 0),
  };
}

function scaleIn(own: readonly AnswerCount[], to: number) {
  const counts = Array.from({ length: to }, (_, index) =>
    sum(own.filter(({ now }) => now === index + 1).map(({ count }) => count)),
  );
  return { answered: sum(counts), counts };
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);
