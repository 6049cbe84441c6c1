import type { Paper, Size } from '../profile/profile.js';

/** A session of a class, with those who are in it. */
export interface ClassFacts {
  /** Of the meeting, from 1 on. */
  number: number;
  minutes: number;
  /** By the clocks of the class: 2026-12-01, 09:30, and when so many minutes are over. */
  day: string;
  start: string;
  end: string;
  zone: string;
  variant: string;
  place: string | null;
  /** The class meets online. */
  isOnline: boolean;
  clinician: { name: string | null; phone: string | null };
  staff: readonly { called: string; part: 'leader' | 'assistant'; trained: boolean }[];
  /** Everybody who has a seat. */
  learners: readonly { called: string; print: Size }[];
}

/** What an edition says of the meeting. */
export interface PlannedMeeting {
  code: string;
  edition: string;
  /** Of the plan; nothing where the plan has no such meeting, which the order is refused for later. */
  minutes: number | undefined;
  /** Ids of places of help. */
  resources: readonly string[];
}

/** What the institute has said once for all packets. */
export interface KnownOfInstitute {
  institute: { name: string; color?: string };
  /** As an order carries it. */
  logo: string | undefined;
  reporting?: object;
  resources: readonly { id: string }[];
}

/** What people choose for one packet. */
export interface PacketChoices {
  paper?: Paper | undefined;
  sides?: 'both' | 'one' | undefined;
  /** Further copies; without a word, a tenth of the class and two at least. */
  spares?: number | undefined;
  final?: boolean | undefined;
  /** Without names, tents have a line to write on. */
  names?: boolean | undefined;
}

/** Leaders that a packet has scripts for; those after them stand among the helpers. */
const MOST_LEADERS = 4;
const FEWEST_SPARES = 2;

/** Somebody always comes unannounced, and a sheet always gets wet. */
export function sparesFor(learners: number): number {
  return Math.max(FEWEST_SPARES, Math.ceil(learners / 10));
}

/** An order as JSON, to be read and judged like any other. */
export function orderFrom(
  facts: ClassFacts,
  planned: PlannedMeeting,
  known: KnownOfInstitute,
  { paper, sides, spares, final = false, names = true }: PacketChoices,
): Record<string, unknown> {
  const { learners, clinician } = facts;
  const reading = (size: Size) => learners.filter(({ print }) => print === size).length;
  const { leaders, assistants } = partsOf(facts.staff);
  const order = {
    ...{ course: planned.code, edition: planned.edition, variant: facts.variant },
    ...{ meeting: facts.number, date: facts.day, start: facts.start, zone: facts.zone },
    // Only a shorter one is fitted to its end; with more time than planned, the clocks follow the plan.
    end: facts.minutes < (planned.minutes ?? 0) ? facts.end : undefined,
    place: facts.place ?? (facts.isOnline ? 'Online' : undefined),
    leaders: leaders.map((name) => ({ name })),
    assistants,
    ...{ learners: learners.length, large: reading('large'), xlarge: reading('xlarge') },
    spares: spares ?? sparesFor(learners.length),
    names: names ? learners.map(({ called }) => called) : undefined,
    ...{ paper, sides, final },
    institute: { ...known.institute, ...(known.logo !== undefined && { logo: known.logo }) },
    clinician: clinician.name && clinician.phone ? { ...clinician } : undefined,
    reporting: known.reporting,
    // The institute may have answered for places that this edition does not speak of.
    resources: known.resources.filter(({ id }) => planned.resources.includes(id)),
  };
  return Object.fromEntries(Object.entries(order).filter(([, value]) => value !== undefined));
}

/** Leader A is trained, where one of them is; otherwise by name. */
function partsOf(staff: ClassFacts['staff']): { leaders: string[]; assistants: string[] } {
  const sorted = staff.toSorted(
    (one, other) =>
      Number(other.trained) - Number(one.trained) || one.called.localeCompare(other.called, 'en'),
  );
  const named = (wanted: 'leader' | 'assistant') =>
    sorted.filter(({ part }) => part === wanted).map(({ called }) => called);
  const all = named('leader');
  return {
    leaders: all.slice(0, MOST_LEADERS),
    assistants: [...all.slice(MOST_LEADERS), ...named('assistant')],
  };
}
