import { meetingsOf, STANDARD_VARIANT, variantsOf, type Course } from '@hearthside/lesson-text';
import { PAPERS, SIZES, WHOLE_COURSE } from '@hearthside/print';
import { hrefOf, toggled, type Choice } from './choice.js';
import type { DraftSheet } from './drawn-sheet.js';
import { everySizeHref, sizeLabels } from './frames.view.js';

interface Link {
  label: string;
  href: string;
  current: boolean;
}

/** What may be chosen, each choice a link to the page that shows it. */
export interface ChoicesView {
  /** Plans of meetings, when there are several. */
  variants: Link[];
  wholeCourse: Link;
  /** Lessons, or sessions of the chosen plan: the word for one of them, and all. */
  partName: 'Lesson' | 'Session';
  lessons: { number: number; title: string; href: string; current: boolean }[];
  groups: {
    audience: DraftSheet['audience'];
    title: string;
    sheets: (Link & { everySize: string })[];
  }[];
  sizes: Link[];
  papers: Link[];
}

const groupTitles = {
  everyone: 'For everyone',
  leaders: 'For leaders',
  host: 'For the host',
} as const;

export function choicesView(
  course: Course | undefined,
  sheets: readonly DraftSheet[],
  choice: Choice,
): ChoicesView {
  const chosen = choice.sheets ?? [];
  const part = (lesson: Choice['lesson']) => ({
    href: hrefOf({ ...choice, lesson, sheets: undefined, source: undefined }),
    current: lesson === choice.lesson,
  });
  const variants = course ? variantsOf(course) : [];
  const meetings = course ? (meetingsOf(course, choice.variant) ?? []) : [];
  return {
    variants: (variants.length > 1 ? variants : []).map(({ id, title }) => ({
      label: title,
      href: hrefOf({
        ...choice,
        variant: id,
        lesson: undefined,
        sheets: undefined,
        source: undefined,
      }),
      current: id === choice.variant,
    })),
    partName: choice.variant === STANDARD_VARIANT ? 'Lesson' : 'Session',
    wholeCourse: { label: 'Whole course', ...part(WHOLE_COURSE) },
    lessons: meetings.map(({ lesson: { number, title } }) => ({
      number,
      title,
      ...part(number),
    })),
    groups: (['everyone', 'leaders', 'host'] as const).map((audience) => ({
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

/**
 * What is shown before anything is chosen: the lesson, the guide and the first handout; of the whole
 * course, its first two sheets.
 */
export function firstSheets(sheets: readonly DraftSheet[]): string[] {
  const handout = sheets.find(({ name }) => /^h\d+-\d+$/.test(name));
  const start = ['lesson', handout?.name, 'guide'];
  const names = sheets.map(({ name }) => name);
  const first = names.filter((name) => start.includes(name));
  return first.length > 0 ? first : names.slice(0, 2);
}
