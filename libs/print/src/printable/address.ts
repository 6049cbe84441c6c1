import { STANDARD_VARIANT } from '@hearthside/lesson-text';
import type { Profile } from '../profile/profile.js';

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

export function pathOf(
  { code, edition, variant, meeting, printable }: Address,
  format: 'html' | 'pdf',
  { size, paper }: Pick<Profile, 'size' | 'paper'>,
): string {
  const parts = [code, edition, variant, meeting, `${printable}.${format}`];
  return `/p/${parts.map(encodeURIComponent).join('/')}?size=${size}&paper=${paper}`;
}

/** good-company-2-h2-2-large-letter.pdf, or good-company-six-week-1-…: says nothing of the subject. */
export function fileNameOf(
  { code, variant, meeting, printable }: Address,
  { size, paper }: Pick<Profile, 'size' | 'paper'>,
): string {
  const plan = variant === STANDARD_VARIANT || meeting === WHOLE_COURSE ? [] : [variant];
  return `${[code, ...plan, meeting, printable, size, paper].join('-')}.pdf`;
}
