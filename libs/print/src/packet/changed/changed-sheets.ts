import { count } from '@hearthside/lesson-text';
import type { ContentsItem } from '../contents.js';

/** A sheet of which something has to be printed anew, or taken out. */
export interface ChangedSheet {
  name: string;
  title: string;
  size: string;
  /** In words: "changed", "new", "3 more copies", "no longer used". */
  why: string;
  /** How many to print. */
  copies: number;
}

type Listed = Pick<ContentsItem, 'name' | 'title' | 'size' | 'copies' | 'says'>;

/** Counts change with every other sheet, and say nothing to a class. */
const BOOKKEEPING = ['copy-count'];

/**
 * What differs between two packets of one session: after another edition, another time, another head-count.
 *
 * @param earlier what was printed before
 */
export function changedSheets(earlier: readonly Listed[], now: readonly Listed[]): ChangedSheet[] {
  const isSame = (a: Listed) => (b: Listed) => a.name === b.name && a.size === b.size;
  const changed = now.flatMap((sheet): ChangedSheet[] => {
    const before = earlier.find(isSame(sheet));
    const more = sheet.copies - (before?.copies ?? 0);
    if (!before) return [{ ...facts(sheet), why: 'new', copies: sheet.copies }];
    if (before.says !== sheet.says) {
      return [{ ...facts(sheet), why: 'changed', copies: sheet.copies }];
    }
    if (more <= 0) return [];
    const why = `${more} more ${more === 1 ? 'copy' : 'copies'}`;
    return [{ ...facts(sheet), why, copies: more }];
  });
  const gone = earlier
    .filter((sheet) => !now.some(isSame(sheet)))
    .map((sheet) => ({ ...facts(sheet), why: 'no longer used', copies: 0 }));
  return [...changed, ...gone].filter(({ name }) => !BOOKKEEPING.includes(name));
}

function facts({ name, title, size }: Listed) {
  return { name, title, size };
}

/** "4 sheets have changed." */
export function changedInWords(changed: readonly ChangedSheet[]): string {
  if (changed.length === 0) return 'Nothing has changed.';
  return `${count(changed.length, 'sheet')} ${changed.length === 1 ? 'has' : 'have'} changed.`;
}
