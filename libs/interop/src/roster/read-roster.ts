import { readTable, type LineProblem } from '../table/read-table.js';
import { readText, type Encoding } from '../table/read-text.js';
import { quoted, readPerson } from './read-person.js';
import { namesPeople, readHeader, type RosterHeader } from './roster-columns.rules.js';
import { MOST_PEOPLE, type RosterPerson } from './roster-person.js';
import { sharing } from './sharing.js';

export interface ReadRoster {
  /** Those of lines without a problem, in the file's order. */
  people: (RosterPerson & { line: number })[];
  /** By line. A problem of the first line may be no more than a remark on a column. */
  problems: LineProblem[];
  /** Nothing when the file is no text. */
  encoding: Encoding | null;
}

/**
 * The people of a CSV file: comma, semicolon or tab, headings in any order. A line with a problem brings nobody;
 * the others are read. Never throws, whatever the bytes.
 */
export function readRoster(bytes: Uint8Array): ReadRoster {
  const read = readText(bytes);
  if ('fault' in read) {
    return { people: [], problems: [{ line: 1, message: read.fault }], encoding: null };
  }
  const { encoding } = read;
  const { rows, problems } = readTable(read.text);
  const [head, ...lines] = rows;
  if (!head) {
    return { people: [], problems: [...problems, { line: 1, message: NOBODY }], encoding };
  }
  const header = readHeader(head.cells);
  if (!namesPeople(header)) {
    return { people: [], problems: [{ line: head.line, message: NO_HEADINGS }], encoding };
  }
  problems.push(...remarks(header, head.line));
  if (lines.length === 0 && problems.every(({ line }) => line === head.line)) {
    problems.push({ line: head.line, message: NOBODY });
  }
  if (lines.length > MOST_PEOPLE) {
    problems.push({ line: lines[MOST_PEOPLE]!.line, message: TOO_MANY });
  }
  const people: ReadRoster['people'] = [];
  for (const row of lines.slice(0, MOST_PEOPLE)) {
    const found = readPerson(row, header, head.cells);
    problems.push(...found.problems);
    if (found.problems.length === 0) people.push({ line: row.line, ...found.person });
  }
  const shared = sharedAddresses(people, head.cells[header.at.email ?? -1]);
  const unsure = new Set(shared.map(({ line }) => line));
  return {
    people: people.filter(({ line }) => !unsure.has(line)),
    problems: [...problems, ...shared].sort((one, other) => one.line - other.line),
    encoding,
  };
}

const NOBODY =
  'There is nobody in this file. Each person has a line of their own below the headings.';
const NO_HEADINGS =
  'The first line has to say what each column holds, such as: Name, Preferred name, E-mail, Print. One of them has to be the name. Please add that line.';
const TOO_MANY = `This file has more than ${MOST_PEOPLE.toLocaleString('en-US')} people. Nobody from this line on was read: please send them in a file of their own, below the same headings.`;

function remarks({ unknown, again }: RosterHeader, line: number): LineProblem[] {
  return [
    ...unknown.map((column) => ({
      line,
      column,
      message: `The column ${quoted(column)} is not one we know, so it was left out.`,
    })),
    ...again.map((column) => ({
      line,
      column,
      message: `The column ${quoted(column)} says what an earlier column says, so only the earlier one was read.`,
    })),
  ].slice(0, 50);
}

function sharedAddresses(people: ReadRoster['people'], column: string | undefined): LineProblem[] {
  return sharing(people).flatMap((same) =>
    same.map(({ line, email }) => ({
      line,
      ...(column === undefined ? {} : { column }),
      message: `Lines ${listed(same.map((one) => one.line))} have the same address, ${email}. Two people cannot share one: leave it at one person, or delete the line that is there twice.`,
    })),
  );
}

function listed(lines: number[]): string {
  const shown = lines.slice(0, 10);
  const more = lines.length - shown.length;
  const last = more > 0 ? `${more} more` : `${shown.pop()}`;
  return `${shown.join(', ')} and ${last}`;
}
