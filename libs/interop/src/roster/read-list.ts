import type { LineProblem } from '../table/read-table.js';
import { readRoster } from './read-roster.js';
import type { RosterPerson } from './roster-person.js';

/** A class in a file that has several. */
export interface ListClass {
  id: string;
  title: string;
}

/** A file with a list of people, whatever its kind. */
export interface ReadList {
  people: readonly (RosterPerson & { line: number })[];
  problems: readonly LineProblem[];
  /** To be chosen from; none where it is clear whose people are meant. */
  classes: readonly ListClass[];
}

/** Never throws, whatever the bytes. */
export function readList(bytes: Uint8Array, _from?: string): ReadList {
  const { people, problems } = readRoster(bytes);
  return { people, problems, classes: [] };
}
