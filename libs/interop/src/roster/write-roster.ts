import { writeTable } from '../table/write-table.js';
import type { RosterPerson } from './roster-person.js';
import { PRINT_WORDS } from './roster-print.rules.js';

const HEADINGS = ['Name', 'Preferred name', 'E-mail', 'Print', 'Hearing', 'Seating', 'Language'];

/** People as a CSV file that Excel opens as it is, and that `readRoster` reads back as the same people. */
export function writeRoster(people: readonly RosterPerson[]): Uint8Array {
  const rows = people.map(({ name, called, email, print, hearing, seating, language }) =>
    [name, called, email, print && PRINT_WORDS[print], hearing, seating, language].map(
      (cell) => cell ?? '',
    ),
  );
  return writeTable([HEADINGS, ...rows], { mark: true });
}
