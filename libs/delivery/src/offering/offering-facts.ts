import { Refused } from '@hearthside/platform';
import { lineFault, settledLine } from '@hearthside/people';
import { isDay } from '../schedule/series.rules.js';
import type { OfferingFacts } from './offering.input.js';
import type { Offering } from './offering.entity.js';

const LONGEST = { label: 80, place: 200, access: 300, clinicianName: 80, clinicianPhone: 60 };
const LINES = Object.keys(LONGEST) as (keyof typeof LONGEST)[];
const DAYS = ['registrationFrom', 'registrationUntil', 'retainUntil'] as const;
const MOST_SEATS = 500;

type Facts = Pick<
  Offering,
  | (typeof LINES)[number]
  | (typeof DAYS)[number]
  | 'link'
  | 'seats'
  | 'completionShare'
  | 'completionOf'
>;

/**
 * What is said, as it will be kept: what is not mentioned is left out, and what is empty is taken away.
 *
 * @throws Refused LINE_UNFIT, LINK_UNREADABLE, NO_SUCH_DAY, SEATS_UNFIT, COMPLETION_UNFIT
 */
export function readFacts(typed: Partial<OfferingFacts>): Partial<Facts> {
  const read: Partial<Facts> = {};
  for (const field of LINES) {
    const line = typed[field];
    if (line != null) read[field] = lineOrNothing(field, line);
  }
  if (typed.link != null) read.link = linkOrNothing(typed.link);
  for (const field of DAYS) {
    const day = typed[field];
    if (day != null) read[field] = dayOrNothing(field, day);
  }
  if (typed.seats != null) read.seats = seatsIn(typed.seats);
  return { ...read, ...completionIn(typed) };
}

/** @throws Refused DAYS_REVERSED */
export function refuseReversed({
  registrationFrom: from,
  registrationUntil: until,
}: Partial<Pick<Offering, 'registrationFrom' | 'registrationUntil'>>): void {
  if (!from || !until || from <= until) return;
  throw new Refused(
    'DAYS_REVERSED',
    `Registration would end on ${until}, before it begins on ${from}.`,
    'registrationUntil',
  );
}

function lineOrNothing(field: keyof typeof LONGEST, typed: string): string | null {
  const line = settledLine(typed);
  if (line === '') return null;
  const fault = lineFault(line, LONGEST[field]);
  if (fault) throw new Refused('LINE_UNFIT', fault, field);
  return line;
}

function linkOrNothing(typed: string): string | null {
  const link = typed.trim();
  if (link === '') return null;
  if (/^https:\/\/[^\s/?#]+/i.test(link) && URL.canParse(link) && link.length <= 500) return link;
  throw new Refused('LINK_UNREADABLE', 'A link begins with https:// and has no spaces.', 'link');
}

function dayOrNothing(field: string, typed: string): string | null {
  const day = typed.trim();
  if (day === '' || isDay(day)) return day || null;
  throw new Refused('NO_SUCH_DAY', 'Write the day like 2026-12-01: year, month, day.', field);
}

function seatsIn(seats: number): number {
  if (Number.isInteger(seats) && seats >= 1 && seats <= MOST_SEATS) return seats;
  throw new Refused('SEATS_UNFIT', `A class has 1 to ${MOST_SEATS} seats.`, 'seats');
}

function completionIn({ completionShare: share, completionOf: of }: Partial<OfferingFacts>) {
  if (share == null && of == null) return {};
  const areWhole = Number.isInteger(share) && Number.isInteger(of);
  if (
    areWhole &&
    share != null &&
    of != null &&
    share >= 0 &&
    of >= 1 &&
    of <= 100 &&
    share <= of
  ) {
    return { completionShare: share, completionOf: of };
  }
  throw new Refused(
    'COMPLETION_UNFIT',
    'Write how many of how many sessions, such as 2 of 3. The first is not above the second.',
    'completionShare',
  );
}
