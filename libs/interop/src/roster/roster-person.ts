import type { PrintSize } from '@hearthside/delivery';

/** Somebody on a list, as far as the list says. */
export interface RosterPerson {
  name: string;
  /** What people call them. */
  called?: string;
  /** As it is kept: in small letters. */
  email?: string;
  print?: PrintSize;
  /** Such as a hearing loop, or captions. */
  hearing?: string;
  /** Such as a chair with arms, near the door. */
  seating?: string;
  /** Another language than that of the course. */
  language?: string;
}

/** People that one file may bring. */
export const MOST_PEOPLE = 1_000;
