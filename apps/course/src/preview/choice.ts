import { STANDARD_VARIANT } from '@hearthside/lesson-text';
import { PAPERS, SIZES, WHOLE_COURSE, type Paper, type Size } from '@hearthside/print';
import type { Part } from './drawn-sheet.js';

/** What the author wants to see side by side, as the page's address says it. */
export interface Choice {
  /** The plan of meetings. */
  variant: string;
  /** Number of the lesson or meeting, or the whole course; the first one when it is left out. */
  lesson: Part | undefined;
  /** Names of sheets; a start is chosen for whoever has not chosen. */
  sheets: string[] | undefined;
  sizes: Size[];
  paper: Paper;
  /** The file whose text is shown; that of the first sheet when left out. */
  source: string | undefined;
}

export type Query = Record<string, string | string[] | undefined>;

/** Reads an address; whatever it does not know, it leaves out. */
export function readChoice(query: Query): Choice {
  const sheets = query['sheet'] === undefined ? undefined : many(query['sheet']);
  const asked = many(query['size']);
  const sizes = SIZES.filter((size) => asked.includes(size));
  return {
    variant: many(query['variant'])[0] ?? STANDARD_VARIANT,
    lesson: readPart(many(query['lesson'])[0]),
    sheets: sheets && [...new Set(sheets)].filter((name) => name !== ''),
    sizes: sizes.length > 0 ? sizes : [SIZES[0]],
    paper: PAPERS.find((paper) => many(query['paper']).includes(paper)) ?? PAPERS[0],
    source: many(query['source'])[0],
  };
}

/** 2 is lesson 2, `course` the whole course; nothing when it is neither. */
export function readPart(words: string | undefined): Part | undefined {
  return words === WHOLE_COURSE ? WHOLE_COURSE : Number(words) || undefined;
}

/** The address of the page that shows a choice. */
export function hrefOf({ variant, lesson, sheets, sizes, paper, source }: Choice): string {
  const query = new URLSearchParams();
  if (variant !== STANDARD_VARIANT) query.set('variant', variant);
  if (lesson !== undefined) query.set('lesson', String(lesson));
  // An empty name keeps "nothing chosen" apart from "not chosen yet".
  for (const name of sheets?.length === 0 ? [''] : (sheets ?? [])) query.append('sheet', name);
  for (const size of sizes) query.append('size', size);
  query.set('paper', paper);
  if (source !== undefined) query.set('source', source);
  return `/?${query}`;
}

/** With one more, or without it. */
export function toggled<T>(list: readonly T[], one: T): T[] {
  return list.includes(one) ? list.filter((each) => each !== one) : [...list, one];
}

function many(value: string | string[] | undefined): string[] {
  return value === undefined ? [] : [value].flat();
}
