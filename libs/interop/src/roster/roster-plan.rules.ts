import { placesFor, type EnrolmentState, type Seats } from '@hearthside/delivery';
import type { MembershipState } from '@hearthside/people';
import type { LineProblem } from '../table/read-table.js';
import type { RosterPerson } from './roster-person.js';

/** Somebody at the institute. */
export interface KnownPerson {
  id: string;
  name: string;
  email: string | null;
  state: MembershipState;
}

/** What is known when a list comes in. */
export interface KnownNow {
  /** By address, as it is kept. */
  byEmail: ReadonlyMap<string, KnownPerson>;
  /** Those who are here, by `plainName`. */
  byName: ReadonlyMap<string, readonly KnownPerson[]>;
  /** What stands in the class, by membership. */
  places: ReadonlyMap<string, EnrolmentState>;
  seats: Seats & { hasBegun: boolean };
}

/** For a line that may be somebody who is known by name: who it is, or that it is somebody new. */
export type Choices = Readonly<Record<string, string>>;
export const SOMEBODY_NEW = 'new';

/**
 * New: is put on the list of people. Known: is there already. Both get a place. There: has one. Unsure: the office
 * has to say who it is. Problem: is left out.
 */
export type LineKind = 'new' | 'known' | 'there' | 'unsure' | 'problem';

/** What is to happen with one line. */
export interface PlannedLine {
  line: number;
  /** Nothing where the line could not be read. */
  person: RosterPerson | undefined;
  kind: LineKind;
  membershipId: string | undefined;
  /** Of those who are to get one. */
  place: 'held' | 'wait-listed' | undefined;
  /** People here who have the same name, of a line without a known address. */
  candidates: readonly KnownPerson[];
  /** What is wrong, and how to mend it; or what is worth a look. */
  remarks: readonly { column?: string; message: string }[];
}

type Settled = Pick<PlannedLine, 'kind' | 'membershipId' | 'candidates'> & { fault?: string };

/**
 * What a list comes to, line by line. Nobody is taken for somebody else: an address tells who somebody is, a name
 * never does.
 *
 * @param problems of lines; one of a line that brings somebody is a remark
 */
export function planRoster(
  people: readonly (RosterPerson & { line: number })[],
  problems: readonly LineProblem[],
  known: KnownNow,
  choices: Choices,
): PlannedLine[] {
  const lineOf = new Map<string, number>();
  const planned = new Map<number, PlannedLine>();
  const names = new Map<string, number>();
  for (const { line, ...person } of people) {
    const { fault, ...settled } = settle(person, known, choices[String(line)]);
    const { membershipId } = settled;
    const above = membershipId === undefined ? undefined : lineOf.get(membershipId);
    const message = above === undefined ? fault : `${SAME_PERSON} ${above}. ${DELETE_ONE}`;
    const remarks = message ? [{ message }] : doubleIn(names, person, line, settled.kind);
    const kind = message ? 'problem' : settled.kind;
    planned.set(line, { line, person, place: undefined, ...settled, kind, remarks });
    if (membershipId !== undefined && above === undefined) lineOf.set(membershipId, line);
  }
  for (const { line, column, message } of problems) {
    const remark = { ...(column === undefined ? {} : { column }), message };
    const found = planned.get(line) ?? { ...UNREAD, line };
    planned.set(line, { ...found, remarks: [...found.remarks, remark] });
  }
  const lines = [...planned.values()].sort((one, other) => one.line - other.line);
  return placed(lines, known.seats);
}

/** Those who are to get a place. */
export function comesIn({ kind }: PlannedLine): boolean {
  return kind === 'new' || kind === 'known';
}

/** A name as two are compared. */
export function plainName(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

const SAME_PERSON = 'This is the person of line';
const DELETE_ONE = 'Delete one of the two lines.';

const UNREAD = {
  ...{ person: undefined, kind: 'problem' as const, membershipId: undefined, place: undefined },
  ...{ candidates: [], remarks: [] },
};

const FAULTS: Partial<Record<MembershipState, string>> = {
  invited:
    'Somebody with this address has been invited, and has not said yes yet. Wait for their answer, and enter them then.',
  ended:
    'Somebody with this address was at your institute before. Take them back in on the list of people, and send this line again.',
};

function settle(
  { name, email }: RosterPerson,
  { byEmail, byName, places }: KnownNow,
  choice: string | undefined,
): Settled {
  const found = email === undefined ? undefined : byEmail.get(email);
  if (found) return { ...standing(found.id, places), candidates: [], ...faultOf(found) };
  const candidates = byName.get(plainName(name)) ?? [];
  const fresh = { kind: 'new', membershipId: undefined, candidates } as const;
  if (candidates.length === 0 || choice === SOMEBODY_NEW) return fresh;
  const chosen = candidates.find(({ id }) => id === choice);
  if (!chosen) return { ...fresh, kind: 'unsure' };
  return { ...standing(chosen.id, places), candidates };
}

function standing(id: string, places: KnownNow['places']) {
  const state = places.get(id);
  const kind = state && state !== 'withdrawn' ? ('there' as const) : ('known' as const);
  return { kind, membershipId: id };
}

function faultOf({ state }: KnownPerson): { fault?: string } {
  const fault = FAULTS[state];
  return fault === undefined ? {} : { fault };
}

/** Two lines with one name may be two people; the office is told. */
function doubleIn(
  names: Map<string, number>,
  { name }: RosterPerson,
  line: number,
  kind: LineKind,
): PlannedLine['remarks'] {
  const above = names.get(plainName(name));
  if (above === undefined) names.set(plainName(name), line);
  if (above === undefined || kind !== 'new') return [];
  return [
    {
      message: `Line ${above} has the same name. If it is one person, delete one of the two lines.`,
    },
  ];
}

function placed(lines: readonly PlannedLine[], { hasBegun, ...seats }: KnownNow['seats']) {
  const states = placesFor(seats, hasBegun, lines.filter(comesIn).length);
  return lines.map((line) => (comesIn(line) ? { ...line, place: states.shift() } : line));
}
