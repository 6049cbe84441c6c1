import { FEWEST } from '../evaluation/evaluation.rules.js';
import { hiddenAmong, type Sum } from './suppression.rules.js';

export const MARK_NUMBERS = [
  ...(['present', 'late', 'leftEarly', 'absent', 'apologized', 'notNoted'] as const),
] as const;
export type MarkNumber = (typeof MARK_NUMBERS)[number];
export type MarkNumbers = Record<MarkNumber, number>;

export const ANSWER_NUMBERS = ['sheets', 'higher', 'same', 'lower', 'low', 'good'] as const;
export type AnswerNumber = (typeof ANSWER_NUMBERS)[number];

/** A class as it is, before anything is hidden. Only sessions at which somebody was noted are here. */
export interface CountedClass {
  id: string;
  held: number;
  completed: number;
  certificates: number;
  sessions: readonly ({ id: string } & MarkNumbers)[];
  answers: Record<AnswerNumber, number>;
}

/** Numbers that a report tells; null is not shown. */
export type Told<Name extends string> = Record<Name, number | null>;

export interface ToldNumbers {
  held: number | null;
  completed: number | null;
  notCompleted: number | null;
  certificates: number | null;
  /** Percent of held places at noted sessions whose people were there. */
  share: number | null;
  marks: Told<MarkNumber>;
  answers: Told<AnswerNumber>;
}

export interface ToldReport {
  classes: ({ id: string; sessions: ({ id: string } & Told<MarkNumber>)[] } & ToldNumbers)[];
  totals: ToldNumbers;
}

const TOTAL = 'total';
const THERE = ['present', 'late', 'leftEarly'] as const;
const AWAY = ['absent', 'apologized', 'notNoted'] as const;
const PLAIN = ['held', 'completed', 'notCompleted', 'certificates', 'uncertified'] as const;
const SUMMED = [...PLAIN, ...MARK_NUMBERS, 'there', 'away', ...ANSWER_NUMBERS] as const;

/** All cells of the tables, and how they add up. Those named "uncertified", "there" and "away" stand in no table, and follow from it. */
export function tablesOf(classes: readonly CountedClass[]): {
  values: Map<string, number>;
  sums: Sum[];
} {
  const values = new Map<string, number>();
  const sums: Sum[] = [];
  const put = (cell: string, value: number) => values.set(cell, (values.get(cell) ?? 0) + value);
  for (const each of classes) {
    const { id, held, completed, certificates, sessions, answers } = each;
    const notCompleted = held - completed;
    const plain = { held, completed, notCompleted, certificates };
    const marks = Object.fromEntries(
      MARK_NUMBERS.map((mark) => [mark, added(sessions.map((session) => session[mark]))]),
    ) as MarkNumbers;
    const there = added(THERE.map((mark) => marks[mark]));
    const away = added(AWAY.map((mark) => marks[mark]));
    const own = { ...plain, uncertified: held - certificates, ...marks, there, away, ...answers };
    for (const name of namesOf(each)) {
      put(`${id}.${name}`, own[name]);
      put(`${TOTAL}.${name}`, own[name]);
    }
    for (const session of sessions) {
      for (const mark of MARK_NUMBERS) put(`${session.id}.${mark}`, session[mark]);
      sums.push({
        whole: `${id}.held`,
        parts: MARK_NUMBERS.map((mark) => `${session.id}.${mark}`),
      });
    }
    if (sessions.length === 0) continue;
    for (const mark of MARK_NUMBERS) {
      sums.push({ whole: `${id}.${mark}`, parts: sessions.map((s) => `${s.id}.${mark}`) });
    }
    sums.push({
      whole: `${id}.held`,
      parts: [`${id}.there`, `${id}.away`],
      times: sessions.length,
    });
  }
  for (const id of [TOTAL, ...classes.map((each) => each.id)]) {
    const of = (names: readonly string[]) => names.map((name) => `${id}.${name}`);
    sums.push({ whole: `${id}.held`, parts: of(['completed', 'notCompleted']) });
    sums.push({ whole: `${id}.held`, parts: of(['certificates', 'uncertified']) });
    sums.push({ whole: `${id}.there`, parts: of(THERE) }, { whole: `${id}.away`, parts: of(AWAY) });
  }
  for (const name of SUMMED) {
    const having = classes.filter((each) => namesOf(each).includes(name));
    const parts = having.map(({ id }) => `${id}.${name}`);
    if (parts.length > 0) sums.push({ whole: `${TOTAL}.${name}`, parts });
  }
  return { values, sums };
}

/** Where nothing was noted or keyed there are no people, and no numbers of them. */
function namesOf({ sessions, answers }: CountedClass): readonly (typeof SUMMED)[number][] {
  return [
    ...PLAIN,
    ...(sessions.length > 0 ? ([...MARK_NUMBERS, 'there', 'away'] as const) : []),
    ...(answers.sheets > 0 ? ANSWER_NUMBERS : []),
  ];
}

const added = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);

/** What is hidden of small classes besides the small numbers: three people at four sessions are twelve marks. */
function ofSmallGroups(classes: readonly CountedClass[]): string[] {
  return classes.flatMap(({ id, held, answers, sessions }) => [
    ...(held < FEWEST ? SUMMED : answers.sheets < FEWEST ? ANSWER_NUMBERS : []).map(
      (name) => `${id}.${name}`,
    ),
    ...(held < FEWEST ? sessions : []).flatMap((session) =>
      MARK_NUMBERS.map((mark) => `${session.id}.${mark}`),
    ),
  ]);
}

/**
 * Certificates go to those who completed: where that number is hidden, this one would tell it, and where both are shown,
 * what lies between them is a group as well.
 */
function nearCompletion(
  ids: readonly string[],
  values: ReadonlyMap<string, number>,
  hidden: ReadonlySet<string>,
): string[] {
  return ids.flatMap((id) => {
    const of = (name: string) => values.get(`${id}.${name}`) ?? 0;
    const between = Math.abs(of('completed') - of('certificates'));
    const isNear = hidden.has(`${id}.completed`) || (between > 0 && between < FEWEST);
    return isNear ? [`${id}.certificates`, `${id}.uncertified`] : [];
  });
}

/** The report, with what would point to people hidden. */
export function told(classes: readonly CountedClass[]): ToldReport {
  const { values, sums } = tablesOf(classes);
  const ids = [TOTAL, ...classes.map(({ id }) => id)];
  let hidden = hiddenAmong(values, sums, ofSmallGroups(classes));
  for (let before = -1; before !== hidden.size;) {
    before = hidden.size;
    hidden = hiddenAmong(values, sums, [...hidden, ...nearCompletion(ids, values, hidden)]);
  }
  const shown = (cell: string) => (hidden.has(cell) ? null : (values.get(cell) ?? null));
  const all = <Name extends string>(id: string, names: readonly Name[]) =>
    Object.fromEntries(names.map((name) => [name, shown(`${id}.${name}`)])) as Told<Name>;
  const numbers = (id: string): ToldNumbers => {
    const { there, away } = all(id, ['there', 'away']);
    const share = there === null || away === null ? null : percent(there, there + away);
    const plain = all(id, ['held', 'completed', 'notCompleted', 'certificates']);
    return { ...plain, share, marks: all(id, MARK_NUMBERS), answers: all(id, ANSWER_NUMBERS) };
  };
  return {
    totals: numbers(TOTAL),
    classes: classes.map(({ id, sessions }) => ({
      ...{ id, ...numbers(id) },
      sessions: sessions.map((session) => ({ id: session.id, ...all(session.id, MARK_NUMBERS) })),
    })),
  };
}

/** Whole percent; nothing of nothing. */
function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((100 * part) / whole);
}

/** Of some classes of a report, as much as can be added up from what is shown of them: it tells nothing more. */
export function sumsShown(classes: readonly { numbers: ToldNumbers }[]): ToldNumbers {
  const sum = (of: (numbers: ToldNumbers) => number | null) => {
    const parts = classes.map(({ numbers }) => of(numbers));
    return parts.some((part) => part === null) ? null : added(parts as number[]);
  };
  const each = <Name extends string>(names: readonly Name[], of: (n: ToldNumbers) => Told<Name>) =>
    Object.fromEntries(names.map((name) => [name, sum((n) => of(n)[name])])) as Told<Name>;
  return {
    held: sum(({ held }) => held),
    completed: sum(({ completed }) => completed),
    notCompleted: sum(({ notCompleted }) => notCompleted),
    certificates: sum(({ certificates }) => certificates),
    // A percentage of classes together does not follow from those of each.
    share: null,
    marks: each(MARK_NUMBERS, ({ marks }) => marks),
    answers: each(ANSWER_NUMBERS, ({ answers }) => answers),
  };
}
