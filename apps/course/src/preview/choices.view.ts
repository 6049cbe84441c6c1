import type { Course } from '@hearthside/lesson-text';
import { PAPERS, SIZES, type Printable } from '@hearthside/print';
import { hrefOf, toggled, type Choice } from './choice.js';
import { everySizeHref, sizeLabels } from './frames.view.js';

interface Link {
  label: string;
  href: string;
  current: boolean;
}

/** What may be chosen, each choice a link to the page that shows it. */
export interface ChoicesView {
  lessons: { number: number; title: string; href: string; current: boolean }[];
  groups: {
    audience: Printable['audience'];
    title: string;
    sheets: (Link & { everySize: string })[];
  }[];
  sizes: Link[];
  papers: Link[];
}

const groupTitles = { everyone: 'For everyone', leaders: 'For leaders' } as const;

export function choicesView(
  course: Course | undefined,
  sheets: readonly Printable[],
  choice: Choice,
): ChoicesView {
  const chosen = choice.sheets ?? [];
  return {
    lessons: (course?.lessons ?? []).map(({ number, title }) => ({
      number,
      title,
      href: hrefOf({ ...choice, lesson: number, sheets: undefined, source: undefined }),
      current: number === choice.lesson,
    })),
    groups: (['everyone', 'leaders'] as const).map((audience) => ({
      audience,
      title: groupTitles[audience],
      sheets: sheets
        .filter((sheet) => sheet.audience === audience)
        .map(({ name, title }) => ({
          label: title,
          href: hrefOf({ ...choice, sheets: toggled(chosen, name), source: undefined }),
          current: chosen.includes(name),
          everySize: everySizeHref(choice, name),
        })),
    })),
    sizes: SIZES.map((size) => ({
      label: sizeLabels[size].replace(' print', ''),
      href: hrefOf({ ...choice, sizes: SIZES.filter(inSizes(toggled(choice.sizes, size))) }),
      current: choice.sizes.includes(size),
    })),
    papers: PAPERS.map((paper) => ({
      label: paper === 'letter' ? 'Letter' : 'A4',
      href: hrefOf({ ...choice, paper }),
      current: paper === choice.paper,
    })),
  };
}

function inSizes<T>(sizes: readonly T[]): (size: T) => boolean {
  return (size) => sizes.includes(size);
}

/** What is shown before anything is chosen: the lesson, the guide and the first handout. */
export function firstSheets(sheets: readonly Printable[]): string[] {
  const handout = sheets.find(({ name }) => /^h\d+-\d+$/.test(name));
  const start = ['lesson', handout?.name, 'guide'];
  return sheets.map(({ name }) => name).filter((name) => start.includes(name));
}
