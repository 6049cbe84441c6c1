import { LONGEST_NAME } from '@hearthside/people';
import { readOneRoster } from '../one-roster/read-one-roster.js';
import { unzipped } from '../one-roster/unzipped.js';
import type { LineProblem } from '../table/read-table.js';
import { cellFault, quoted } from './read-person.js';
import { readRoster } from './read-roster.js';
import { sharing } from './sharing.js';
import { MOST_PEOPLE, type RosterPerson } from './roster-person.js';

/** A class in a file that has several. */
export interface ListClass {
  id: string;
  title: string;
}

/** A file with a list of people, whatever its kind. */
export interface ReadList {
  people: readonly (RosterPerson & { line: number })[];
  /** Of line 0 where they are of no line in particular. */
  problems: readonly LineProblem[];
  /** To be chosen from; none where it is clear whose people are meant. */
  classes: readonly ListClass[];
}

/**
 * CSV, or a OneRoster set as ZIP, of whose learners each counts as a line. Never throws, whatever the bytes.
 *
 * @param from the class that is meant, of a set that has several
 */
export function readList(bytes: Uint8Array, from?: string): ReadList {
  const zip = Buffer.from(bytes.subarray(0, 2)).toString('latin1') === 'PK' && unzipped(bytes);
  if (zip && 'fault' in zip) return { ...NOTHING, problems: [{ line: 0, message: zip.fault }] };
  if (zip && 'manifest.csv' in zip.files) return readSet(zip.files, from);
  const { people, problems } = readRoster(bytes);
  return { people, problems, classes: [] };
}

const NOTHING = { people: [], classes: [] };

function readSet(files: Record<string, Uint8Array>, from: string | undefined): ReadList {
  const set = readOneRoster(files);
  const problems = set.problems.map(({ file, line, message }) => ({
    ...{ line: 0, message: `${file}, line ${line}: ${message}` },
  }));
  const classes = set.classes.map(({ id, neutralTitle, code }) => ({
    ...{ id, title: code ? `${neutralTitle} (${code})` : neutralTitle },
  }));
  const several = classes.length > 1 ? classes : [];
  const meant = several.length > 0 ? from : classes[0]?.id;
  const learners = new Set(
    set.places.filter(({ classId, leads }) => classId === meant && !leads).map(whose),
  );
  const all = set.people.filter(({ id }) => learners.has(id));
  if (all.length > MOST_PEOPLE) problems.push({ line: 0, message: TOO_MANY });
  const people = all.slice(0, MOST_PEOPLE).map(({ name, email }, index) => ({
    ...{ line: index + 1, name, ...(email === undefined ? {} : { email }) },
  }));
  const unfit = people.filter(({ name }) => cellFault(name, LONGEST_NAME));
  const same = sharing(people);
  problems.push(
    ...unfit.map(({ name }) => ({
      ...{ line: 0, message: `users.csv, ${quoted(name)}: ${cellFault(name, LONGEST_NAME)}` },
    })),
    ...same.map((group) => ({ line: 0, message: sameAddress(group) })),
  );
  const left = new Set([...unfit, ...same.flat()]);
  return {
    people: people.filter((person) => !left.has(person)),
    problems: problems.slice(0, MOST_PEOPLE),
    classes: several,
  };
}

function sameAddress(group: readonly RosterPerson[]): string {
  const names = group
    .slice(0, 10)
    .map(({ name }) => quoted(name))
    .join(', ');
  return `users.csv: ${names} have the same address, ${group[0]!.email}. Two people cannot share one: leave it at one person, or take out the one who is there twice.`;
}

const whose = ({ personId }: { personId: string }) => personId;

const TOO_MANY = `This class has more than ${MOST_PEOPLE.toLocaleString('en-US')} learners. The others were not read.`;
