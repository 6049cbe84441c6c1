/** For whom a number of things is meant. */
export type Per = 'room' | 'person' | 'pair' | 'table';

/** A thing that an activity asks for, as "markers (2 a table)" says it. */
export interface Material {
  what: string;
  /** Missing where the author gives none. */
  amount?: number;
  per: Per;
  /** It is gone afterward, so a later activity needs new ones. */
  usedUp: boolean;
}

const AMOUNT = /^\(([1-9]\d{0,2})(?: (each|a pair|a table))?( to use up)?\)$/;

const pers: Record<string, Per> = { each: 'person', 'a pair': 'pair', 'a table': 'table' };

/**
 * Reads parentheses at the end: a number, then perhaps "each", "a pair" or "a table", then perhaps "to use up".
 * Whatever else stands there is part of the words.
 */
export function readMaterial(words: string): Material {
  const whole = words.trim();
  const start = Math.max(0, whole.lastIndexOf('('));
  const what = whole.slice(0, start).trim();
  const [, amount, per = '', usedUp] = AMOUNT.exec(whole.slice(start)) ?? [];
  if (what === '' || amount === undefined) return { what: whole, per: 'room', usedUp: false };
  return { what, amount: Number(amount), per: pers[per] ?? 'room', usedUp: usedUp !== undefined };
}
