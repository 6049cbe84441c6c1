import type { PublishedCourse } from '@hearthside/curriculum';
import {
  clockAt,
  type Enrolment,
  type Mark,
  type Offering,
  type PrintSize,
  type Stage,
} from '@hearthside/delivery';
import { dayInWords, momentOf } from '../page/moment.js';

const STAGES: Record<Stage, string> = {
  draft: 'Draft',
  open: 'Open',
  running: 'Running',
  finished: 'Finished',
  cancelled: 'Called off',
};

/** What a class is called outside the room: the course's neutral title, and the office's own word for it. */
export function nameOf({ label }: Offering, published: PublishedCourse | undefined): string {
  const title = published?.course.neutralTitle ?? 'Class';
  return label ? `${title}, ${label}` : title;
}

/** "Open. Tuesday, December 1, 2026 at 10:00 AM, 6 sessions. Room 2." */
export function inWords({ stage, sessions, timeZone, place, link }: Offering): string {
  const first = sessions[0];
  const when = first
    ? ` From ${momentOf(first.startsAt, timeZone)}, ${many(sessions.length)}.`
    : '';
  const where = place ?? (link ? 'Online' : '');
  return `${STAGES[stage]}.${when}${where && ` ${where}.`}`;
}

const many = (count: number) => (count === 1 ? 'one session' : `${count} sessions`);

/** The sessions of a class as its page lists them. */
export function sessionsView({ sessions, timeZone }: Offering) {
  return sessions.map(({ id, number, startsAt, minutes, place, counts, movedFrom }) => ({
    id,
    number,
    when: momentOf(startsAt, timeZone),
    ...clockAt(startsAt, timeZone),
    minutes,
    place,
    counts,
    movedFrom: movedFrom && momentOf(movedFrom, timeZone),
  }));
}

/** What else is known of a class; whom to call, and for how long records are kept, for its staff alone. */
export function factsView(offering: Offering, isStaff: boolean) {
  const { registrationFrom: from, registrationUntil: until, retainUntil } = offering;
  const day = (text: string | null) => text && dayInWords(text);
  const between = from || until ? `${day(from) ?? 'now'} to ${day(until) ?? 'the beginning'}` : '';
  const { completionShare, completionOf, clinicianName, clinicianPhone } = offering;
  const facts: [string, string | null][] = [
    ['Stage', STAGES[offering.stage]],
    ['Where', offering.place],
    ['Link', offering.link],
    ['What the room has', offering.access],
    ['Seats', String(offering.seats)],
    ['Registration', between],
    ['Completed with', `${completionShare} of ${completionOf} sessions that count`],
  ];
  if (isStaff) {
    facts.push(['Clinician on call', [clinicianName, clinicianPhone].filter(Boolean).join(', ')]);
    facts.push(['Records are let go after', day(retainUntil)]);
  }
  return facts.flatMap(([term, words]) => (words ? [{ term, words }] : []));
}

const STATES: Record<Enrolment['state'], string> = {
  held: 'Has a seat',
  offered: 'Is offered a seat',
  'wait-listed': 'Waits for a seat',
  withdrawn: 'Has withdrawn',
};

const PRINTS = { standard: '', large: 'large print', xlarge: 'extra-large print' } as const;

/** Somebody in a class, and what they need. */
export function placeView(place: Enrolment, timeZone: string) {
  const { id, name, state, offeredUntil, print, hearing, seating, language } = place;
  const needs = [PRINTS[print], hearing, seating, language].filter(Boolean);
  const until = offeredUntil ? ` until ${momentOf(offeredUntil, timeZone)}` : '';
  return {
    id,
    name,
    words: `${STATES[state]}${until}.${needs.length > 0 ? ` Needs: ${needs.join('; ')}.` : ''}`,
    isOffered: state === 'offered',
  };
}

/** Sizes of print, as a form offers them. */
export const PRINT_SIZES: readonly { value: PrintSize | ''; words: string }[] = [
  { value: '', words: 'As before, or standard' },
  { value: 'standard', words: 'Standard print' },
  { value: 'large', words: 'Large print' },
  { value: 'xlarge', words: 'Extra-large print' },
];

/** The size that was chosen, if one was. */
export function sizeIn(typed: string | undefined): PrintSize | undefined {
  return PRINT_SIZES.find(({ value }) => value === typed)?.value || undefined;
}

/** Marks as a sheet offers them; a letter picks one by keyboard. */
export const MARK_WORDS: readonly { value: Mark | ''; words: string }[] = [
  { value: '', words: '– not noted' },
  { value: 'present', words: 'Present' },
  { value: 'late', words: 'Late' },
  { value: 'left-early', words: 'Went early' },
  { value: 'absent', words: 'Absent' },
  { value: 'apologized', words: 'Sent apologies' },
];
