import { STANDARD_VARIANT } from '@hearthside/lesson-text';
import type { Profile } from '../profile/profile.js';
import type { OneSize } from '../view/one-size.js';

/** Stands in an address where that of a lesson's sheet has the meeting's number. */
export const WHOLE_COURSE = 'course' as const;

/** Where a sheet is found: neutral in every part. */
export interface Address {
  code: string;
  /** An edition's id, or `latest`. */
  edition: string;
  variant: string;
  /** A meeting's number, or `course` for sheets of the whole course. */
  meeting: string;
  printable: string;
}

/** @param print its size and paper; left out where a sheet has one of each */
export function pathOf(
  { code, edition, variant, meeting, printable }: Address,
  format: 'html' | 'pdf',
  print?: Pick<Profile, 'size' | 'paper'>,
): string {
  const parts = [code, edition, variant, meeting, `${printable}.${format}`];
  const path = `/p/${parts.map(encodeURIComponent).join('/')}`;
  return print ? `${path}?size=${print.size}&paper=${print.paper}` : path;
}

/**
 * good-company-2-h2-2-large-letter.pdf, good-company-six-week-1-h1-7-letter.pdf, good-company-2-slides.pdf: says
 * nothing of the course's subject.
 */
export function fileNameOf(
  { code, variant, meeting, printable }: Omit<Address, 'edition'>,
  { size, paper }: Pick<Profile, 'size' | 'paper'>,
  oneSize?: OneSize,
): string {
  const plan = variant === STANDARD_VARIANT || meeting === WHOLE_COURSE ? [] : [variant];
  const print = {
    deck: [],
    poster: [paper],
    tents: [paper],
    booklet: [paper],
    none: [size, paper],
  }[oneSize ?? 'none'];
  return `${[code, ...plan, meeting, printable, ...print].join('-')}.pdf`;
}
