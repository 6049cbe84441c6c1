import type { Answers, Evaluation, EvaluationForm, EvaluationLine } from '@hearthside/delivery';
import type { Fields } from '../page/form.js';

const LINE = (id: string) => `line-${id}`;
const BEFORE = (id: string) => `before-${id}`;
const WORDS = (id: string) => `words-${id}`;

/** What a sheet's form asks, in the order of the paper; one heading for each group of lines. */
export function keyingView({ lines, questions }: EvaluationForm, values: Fields) {
  const groups: { heading: string; hint: string; lines: object[] }[] = [];
  for (const { id, heading, words, to, low, high, beforeNow } of lines) {
    const hint = `1 is “${low}”, ${to} is “${high}”.`;
    let group = groups.at(-1);
    if (group?.heading !== heading || group.hint !== hint)
      groups.push((group = { heading, hint, lines: [] }));
    const places = [
      ...(beforeNow ? [{ name: BEFORE(id), label: 'Before' }] : []),
      { name: LINE(id), label: beforeNow ? 'Now' : 'Circled' },
    ];
    group.lines.push({
      words,
      places: places.map((each) => ({ ...each, to, value: values[each.name] ?? '' })),
    });
  }
  return {
    groups,
    questions: questions.map(({ id, words }) => ({ name: WORDS(id), words })),
  };
}

/** A sheet that is there, as its form shows it. */
export function valuesOf(answers: Answers): Fields {
  const typed = (number: number | null | undefined) => (number == null ? '' : String(number));
  return Object.fromEntries(
    Object.entries(answers).flatMap(([id, { before, now }]) => [
      [BEFORE(id), typed(before)],
      [LINE(id), typed(now)],
    ]),
  );
}

/** What was typed; what is no whole number is refused by the line that it stands on. */
export function keyedIn({ lines, questions }: EvaluationForm, fields: Fields) {
  const number = (name: string) => {
    const typed = fields[name]?.trim();
    return typed ? (/^\d{1,3}$/.test(typed) ? Number(typed) : -1) : null;
  };
  return {
    answers: lines.map(({ id }) => ({
      line: id,
      before: number(BEFORE(id)),
      now: number(LINE(id)),
    })),
    comments: questions.map(({ id }) => ({ question: id, words: fields[WORDS(id)] ?? '' })),
  };
}

/** The field on which something is wrong, by the line or the question that the refusal names. */
export function fieldOf({ lines, questions }: EvaluationForm, refused: string): string {
  const line = lines.find(({ id }) => id === refused);
  if (line) return line.beforeNow ? BEFORE(refused) : LINE(refused);
  return questions.some(({ id }) => id === refused) ? WORDS(refused) : refused;
}

/** What a class said, as two kinds of tables and the words under each question. */
export function resultView({ sheets, lines, questions, comments }: Evaluation) {
  const told = (number: number | null) => number ?? 'fewer than five';
  const pairs = lines.filter(({ beforeNow }) => beforeNow);
  const scales = lines.filter(({ beforeNow }) => !beforeNow);
  const low = ({ counts }: EvaluationLine) =>
    counts && counts.slice(0, 2).reduce((all, each) => all + each, 0);
  const most = Math.max(0, ...scales.map(({ to }) => to));
  return {
    sheets,
    pairs: pairs.map(({ words, higher, same, lower, answered }) => ({
      words,
      cells: answered === null ? null : [told(higher), told(same), told(lower), told(answered)],
    })),
    numbers: Array.from({ length: most }, (_, index) => index + 1),
    scaleWidth: most + 1,
    scales: scales.map((line) => ({
      words: line.words,
      cells: line.counts && [
        ...Array.from({ length: most }, (_, index) => line.counts?.[index] ?? ''),
        low(line),
      ],
    })),
    questions: questions.map(({ question, words }) => ({
      words,
      comments: comments.filter((each) => each.question === question),
    })),
  };
}
