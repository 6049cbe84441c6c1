import { LONGEST_NEED } from '@hearthside/delivery';
import {
  addressIn,
  lineFault,
  LONGEST_CALLED,
  LONGEST_NAME,
  settledLine,
} from '@hearthside/people';
import type { LineProblem, TableRow } from '../table/read-table.js';
import type { RosterColumn, RosterHeader } from './roster-columns.rules.js';
import type { RosterPerson } from './roster-person.js';
import { largePrintOf, printSizeOf } from './roster-print.rules.js';

// What offices write for people who have no e-mail.
const NO_EMAIL = /^(-|–|—|n\/?a|none|no|no e-?mail)$/i;

/** The person of one line, and what keeps it from being read as written. */
export function readPerson(
  { line, cells }: TableRow,
  { at }: RosterHeader,
  headings: readonly string[],
): { person: RosterPerson; problems: LineProblem[] } {
  const problems: LineProblem[] = [];
  const cellOf = (column: RosterColumn) => settledLine(cells[at[column] ?? -1] ?? '');
  const report = (column: RosterColumn | undefined, message: string) =>
    problems.push({ line, ...columnOf(headings[at[column!] ?? -1]), message });
  const words = (column: RosterColumn, longest: number) => {
    const said = cellOf(column);
    const fault = said && cellFault(said, longest);
    if (fault) report(column, fault);
    return said;
  };

  const person: RosterPerson = { name: cellOf('name') };
  const by = person.name || at.first === undefined ? 'name' : 'first';
  person.name ||= [cellOf('first'), cellOf('last')].filter(Boolean).join(' ');
  if (person.name === '') report(by, 'The name is missing. Please add it, or delete the line.');
  const fault = person.name && cellFault(person.name, LONGEST_NAME);
  if (fault) report(by, fault);

  const called = words('called', LONGEST_CALLED);
  if (called) person.called = called;
  const email = cellOf('email');
  if (email && !NO_EMAIL.test(email)) {
    const address = addressIn(email);
    if (address) person.email = address;
    else report('email', `${quoted(email)} does not look like an e-mail address. ${NO_ADDRESS}`);
  }
  const print = cellOf('print');
  const large = cellOf('largePrint');
  const size = print ? printSizeOf(print) : largePrintOf(large);
  if (size) person.print = size;
  else if (print || large) {
    report(
      print ? 'print' : 'largePrint',
      `${quoted(print || large)} is no size of print. Please write standard, large or extra large.`,
    );
  }
  for (const column of ['hearing', 'seating', 'language'] as const) {
    const said = words(column, LONGEST_NEED[column]);
    if (said) person[column] = said;
  }
  const over = cells.findIndex((cell, index) => index >= headings.length && cell !== '');
  if (over >= 0) {
    problems.push({
      line,
      message:
        'This line has more cells than the first line has headings. Perhaps a comma stands inside a cell: put the cell in quotation marks.',
    });
  }
  return { person, problems };
}

const NO_ADDRESS =
  'One looks like name@example.org. Leave the cell empty for somebody without e-mail.';

/** What keeps words from being kept as they are; nothing when they can be. */
export function cellFault(words: string, longest: number): string | undefined {
  // The decoder's sign for bytes that are no letter.
  if (words.includes('\ufffd')) return 'A letter in this could not be read. Please type it anew.';
  return lineFault(words, longest);
}

function columnOf(heading: string | undefined): { column?: string } {
  return heading === undefined ? {} : { column: heading };
}

/** Of what somebody wrote, as much as a sentence can carry. */
export function quoted(words: string): string {
  return `“${words.length > 60 ? `${words.slice(0, 60)}…` : words}”`;
}
