import { FEWEST } from '../evaluation/evaluation.rules.js';

/** One number is the sum of others, so many times: what a reader of tables may calculate with. */
export interface Sum {
  whole: string;
  parts: readonly string[];
  /** How often the whole is in the sum of its parts; once, where nothing is said. */
  times?: number;
}

/**
 * Which cells of tables are not shown: those of one to four people, and as many more as it takes that no sum of shown
 * ones, of however many rows and columns, gives a hidden one away, and that hidden parts of a shown whole are five
 * together. Of two ways the one that hides the smaller number is mostly taken.
 *
 * A zero is no group, and is told: with it goes what funders ask first, that all of a class completed it.
 *
 * @param values by the names of cells
 * @param more to be hidden whatever they are
 */
export function hiddenAmong(
  values: ReadonlyMap<string, number>,
  sums: readonly Sum[],
  more: Iterable<string> = [],
): Set<string> {
  const hidden = new Set(more);
  for (const [cell, value] of values) if (value > 0 && value < FEWEST) hidden.add(cell);
  for (;;) {
    const before = hidden.size;
    for (const sum of sums) hideThin(sum, values, hidden);
    if (hidden.size > before) continue;
    const told = givenAway(sums, hidden);
    if (told.length === 0) return hidden;
    for (const cell of besides(told, values, sums, hidden)) hidden.add(cell);
    // All is hidden by then, and nothing is left to subtract from.
    if (hidden.size === before) return hidden;
  }
}

const membersOf = ({ whole, parts }: Sum) => [whole, ...parts];

function hideThin(
  { whole, parts }: Sum,
  values: ReadonlyMap<string, number>,
  hidden: Set<string>,
): void {
  const own = parts.filter((part) => hidden.has(part));
  if (own.length === 0 || hidden.has(whole)) return;
  const valueOf = (cell: string) => values.get(cell) ?? 0;
  // Together below five: whoever subtracts learns that of each.
  if (own.reduce((all, part) => all + valueOf(part), 0) >= FEWEST) return;
  const shown = parts.filter((part) => !hidden.has(part) && valueOf(part) > 0);
  hidden.add(shown.sort((one, other) => valueOf(one) - valueOf(other))[0] ?? whole);
}

/**
 * Cells to hide for the sake of those that are given away: such as help two of them at once come first, then small ones.
 * One for each knot of sums, since often one is enough.
 */
function besides(
  told: readonly string[],
  values: ReadonlyMap<string, number>,
  sums: readonly Sum[],
  hidden: ReadonlySet<string>,
): string[] {
  const of = new Set(told);
  const open = sums.filter((sum) => membersOf(sum).some((cell) => of.has(cell)));
  const helps = new Map<string, Sum[]>();
  for (const sum of open) {
    for (const cell of membersOf(sum)) {
      // To hide a zero would hide nothing.
      if (!hidden.has(cell) && values.get(cell)) helps.set(cell, [...(helps.get(cell) ?? []), sum]);
    }
  }
  const rank = ([cell, by]: [string, Sum[]]) =>
    (values.get(cell) ?? 0) + (by.length > 1 ? 0 : Number.MAX_SAFE_INTEGER / 2);
  const candidates = [...helps].sort((one, other) => rank(one) - rank(other));
  const done = new Set<string>();
  const chosen: string[] = [];
  for (const [cell, by] of candidates) {
    const near = by.flatMap(membersOf).filter((each) => of.has(each));
    if (near.some((each) => done.has(each))) continue;
    chosen.push(cell);
    for (const sum of open) {
      if (membersOf(sum).some((each) => near.includes(each))) {
        for (const each of membersOf(sum)) done.add(each);
      }
    }
  }
  if (chosen.length > 0) return chosen;
  const rest = [...values].filter(([cell]) => !hidden.has(cell));
  return rest
    .sort(([, one], [, other]) => one - other)
    .slice(0, 1)
    .map(([cell]) => cell);
}

/** A prime; sums of some hundreds of sums stay far below it, and products below 2 to the 53rd. */
const PRIME = 67_108_859;
type Row = Map<string, number>;

/** Hidden cells that the sums determine, by elimination: whatever may be added and subtracted, is. */
export function givenAway(sums: readonly Sum[], hidden: ReadonlySet<string>): string[] {
  const solved = new Map<string, Row>();
  for (const { whole, parts, times = 1 } of sums) {
    const row: Row = new Map();
    for (const part of parts) if (hidden.has(part)) add(row, part, 1);
    if (hidden.has(whole)) add(row, whole, PRIME - times);
    for (const [cell, factor] of [...row]) {
      const known = solved.get(cell);
      if (known) addTimes(row, known, PRIME - factor);
    }
    const [pivot] = row.keys();
    if (pivot === undefined) continue;
    const inverse = power(row.get(pivot)!, PRIME - 2);
    for (const [cell, factor] of row) row.set(cell, (factor * inverse) % PRIME);
    for (const other of solved.values()) {
      const factor = other.get(pivot);
      if (factor !== undefined) addTimes(other, row, PRIME - factor);
    }
    solved.set(pivot, row);
  }
  return [...solved].filter(([, row]) => row.size === 1).map(([cell]) => cell);
}

function addTimes(row: Row, other: Row, times: number): void {
  for (const [cell, factor] of other) add(row, cell, (factor * times) % PRIME);
}

function add(row: Row, cell: string, factor: number): void {
  const sum = ((row.get(cell) ?? 0) + factor) % PRIME;
  if (sum === 0) row.delete(cell);
  else row.set(cell, sum);
}

function power(base: number, exponent: number): number {
  let result = 1;
  for (let left = exponent, by = base; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = (result * by) % PRIME;
    by = (by * by) % PRIME;
  }
  return result;
}
