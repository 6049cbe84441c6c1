/** What a column of a list may hold. `first` and `last` make a name; `largePrint` answers yes or no. */
export type RosterColumn =
  | 'name'
  | 'first'
  | 'last'
  | 'called'
  | 'email'
  | 'print'
  | 'largePrint'
  | 'hearing'
  | 'seating'
  | 'language';

const HEADINGS: Record<RosterColumn, string> = {
  name: 'name, full name, learner, learner name, participant, participant name, student, student name, person, member, member name, name in full',
  first: 'first name, first, given name, forename, firstname, givenname',
  last: 'last name, last, family name, surname, lastname, familyname',
  called:
    'called, preferred name, preferred first name, preferred, nickname, goes by, known as, badge name',
  email: 'email, e mail, email address, e mail address, mail, mail address',
  print: 'print, print size, size of print, text size, handouts',
  largePrint: 'large print, largeprint, needs large print, large print needed',
  hearing: 'hearing, hearing needs, hearing help, hearing support',
  seating: 'seating, seating needs, seating help, seat, mobility',
  language: 'language, preferred language, languages, language spoken',
};

const COLUMN = new Map(
  (Object.keys(HEADINGS) as RosterColumn[]).flatMap((column) =>
    HEADINGS[column].split(', ').map((heading) => [heading, column] as const),
  ),
);

export interface RosterHeader {
  /** Where each column stands, from 0 on. */
  at: Partial<Record<RosterColumn, number>>;
  /** As written, of columns that say nothing we know. */
  unknown: string[];
  /** As written, of columns that say what one before them says. */
  again: string[];
}

/** Headings in any order and case; hyphens, dots and underscores are spaces. */
export function readHeader(cells: readonly string[]): RosterHeader {
  const header: RosterHeader = { at: {}, unknown: [], again: [] };
  for (const [index, cell] of cells.entries()) {
    const column = COLUMN.get(plainHeading(cell));
    if (!column) header.unknown.push(...(cell === '' ? [] : [cell]));
    else if (header.at[column] === undefined) header.at[column] = index;
    else header.again.push(cell);
  }
  return header;
}

/** Can people be named by these columns? */
export function namesPeople({ at }: RosterHeader): boolean {
  return at.name !== undefined || at.first !== undefined || at.last !== undefined;
}

function plainHeading(cell: string): string {
  return cell
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
