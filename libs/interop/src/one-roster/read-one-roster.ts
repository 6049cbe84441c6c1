import { addressIn, settledLine } from '@hearthside/people';
import { readTable } from '../table/read-table.js';
import { readText } from '../table/read-text.js';
import { joinedName, type OneRosterFile } from './one-roster-files.rules.js';
import type {
  OneRosterClass,
  OneRosterPerson,
  OneRosterPlace,
  OneRosterSet,
} from './one-roster.js';

/** What somebody can mend, in which file and line. */
export interface OneRosterProblem {
  file: string;
  line: number;
  message: string;
}

type Row = { line: number; of: (column: string) => string };
type Report = (line: number, message: string) => void;

/**
 * The classes, people and places of a full OneRoster 1.1 set. Other files may be there and are not read. A row
 * with a problem is left out, and so is what refers to it. Never throws, whatever the bytes.
 */
export function readOneRoster(
  files: Readonly<Record<string, Uint8Array | undefined>>,
): OneRosterSet & { problems: OneRosterProblem[] } {
  const problems: OneRosterProblem[] = [];
  const reporting = (file: string) => (line: number, message: string) => {
    problems.push({ file, line, message });
  };
  if (!isFullSet(files['manifest.csv'], reporting('manifest.csv'))) {
    return { classes: [], people: [], places: [], problems };
  }
  const rowsOf = (name: OneRosterFile, needed: string) =>
    rows(files[`${name}.csv`], name, needed.split(' '), reporting(`${name}.csv`));

  const classes = rowsOf('classes', 'title courseSourcedId').map(readClass);
  const listed = rowsOf('users', 'givenName familyName role');
  const people = listed.filter(hasPart).flatMap((row) => readPerson(row, reporting('users.csv')));
  const others = listed.filter((row) => !hasPart(row)).length;
  if (others > 0) reporting('users.csv')(1, `${others} ${LEFT_OUT}`);
  const known = { class: idsOf(classes), person: idsOf(people) };
  const without = new Set(listed.filter((row) => !hasPart(row)).map(({ of }) => of('sourcedId')));
  const places = rowsOf('enrollments', 'classSourcedId userSourcedId role')
    .filter((row) => !without.has(row.of('userSourcedId')))
    .flatMap((row) => readPlace(row, known, reporting('enrollments.csv')));
  return { classes, people, places, problems };
}

function isFullSet(bytes: Uint8Array | undefined, report: Report): boolean {
  const said = new Map(
    rows(bytes, undefined, [], report).map(({ of }) => [of('propertyName'), of('value')] as const),
  );
  if (said.size === 0) return false;
  const version = said.get('oneroster.version');
  if (version !== '1.1') {
    report(
      1,
      `This set says that it is OneRoster ${version || 'of no version'}. Please export version 1.1.`,
    );
    return false;
  }
  const changes = ['classes', 'users', 'enrollments'].filter(
    (name) => said.get(`file.${name}`) !== 'bulk',
  );
  if (changes.length > 0) {
    report(
      1,
      `This set is not complete for: ${changes.join(', ')}. Please export everything (“bulk”), not changes alone.`,
    );
    return false;
  }
  return true;
}

/** Rows in which all that is needed stands; ids are there once. */
function rows(
  bytes: Uint8Array | undefined,
  name: OneRosterFile | undefined,
  needed: readonly string[],
  report: Report,
): Row[] {
  if (!bytes) {
    report(1, 'This file is missing. Please send the whole set.');
    return [];
  }
  const read = readText(bytes);
  if ('fault' in read) {
    report(1, read.fault);
    return [];
  }
  const {
    rows: [head, ...lines],
    problems,
  } = readTable(read.text);
  for (const { line, message } of problems) report(line, message);
  const all = name ? ['sourcedId', ...needed] : ['propertyName', 'value'];
  const absent = all.filter((column) => !head?.cells.includes(column));
  if (!head || absent.length > 0) {
    report(1, `The first line has no column ${absent.join(', ')}.`);
    return [];
  }
  const found = lines.map(({ line, cells }) => ({
    line,
    of: (column: string) => settledLine(cells[head.cells.indexOf(column)] ?? ''),
  }));
  if (!name) return found;
  const seen = new Set<string>();
  return found.filter(({ line, of }) => {
    const empty = all.filter((column) => of(column) === '');
    const id = of('sourcedId');
    if (empty.length > 0) report(line, `This line says nothing for: ${empty.join(', ')}.`);
    else if (seen.has(id)) report(line, `The id ${id} stands in a line above already.`);
    else return seen.add(id);
    return false;
  });
}

function readClass({ of }: Row): OneRosterClass {
  return {
    id: of('sourcedId'),
    neutralTitle: of('title'),
    courseId: of('courseSourcedId'),
    ...filled({ code: of('classCode'), place: of('location') }),
    termIds: of('termSourcedIds')
      .split(',')
      .map((id) => id.trim())
      .filter(Boolean),
  };
}

function readPerson({ line, of }: Row, report: Report): OneRosterPerson[] {
  const email = of('email') ? addressIn(of('email')) : '';
  if (email === undefined) {
    report(
      line,
      `“${of('email').slice(0, 60)}” does not look like an e-mail address. One looks like name@example.org.`,
    );
    return [];
  }
  const name = joinedName(of('givenName'), of('middleName'), of('familyName'));
  return [{ id: of('sourcedId'), name, ...filled({ email }), leads: of('role') === 'teacher' }];
}

function readPlace(
  { line, of }: Row,
  known: { class: Set<string>; person: Set<string> },
  report: Report,
): OneRosterPlace[] {
  if (!/^(student|teacher)$/.test(of('role'))) {
    report(line, `A place as ${of('role').slice(0, 60)} is not known here, so it was left out.`);
    return [];
  }
  const [classId, personId] = [of('classSourcedId'), of('userSourcedId')];
  if (!known.class.has(classId) || !known.person.has(personId)) {
    const what = known.class.has(classId) ? `person ${personId}` : `class ${classId}`;
    report(line, `The ${what.slice(0, 80)} was not read, so this place was left out.`);
    return [];
  }
  const days = filled({ begins: of('beginDate'), ends: of('endDate') });
  return [{ id: of('sourcedId'), classId, personId, leads: of('role') === 'teacher', ...days }];
}

const LEFT_OUT =
  'of the people in this file have another role than student or teacher, or may not sign in any more. They were left out, with their places.';

/** Parents, proctors and others have no place in a class here. */
function hasPart({ of }: Row): boolean {
  return /^(student|teacher)$/.test(of('role')) && of('enabledUser') !== 'false';
}

function idsOf(rows: readonly { id: string }[]): Set<string> {
  return new Set(rows.map(({ id }) => id));
}

function filled<T extends Record<string, string>>(values: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== ''),
  ) as Partial<T>;
}
