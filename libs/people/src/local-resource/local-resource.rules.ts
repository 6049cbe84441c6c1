import { goodUntil, isDay } from '@hearthside/lesson-text';
import { lineFault, settledLine } from '../line/line.rules.js';
import { noDay, type Fault } from '../reporting-answer/reporting-answer.rules.js';

/** Letters, as a packet has room for them. */
const LONGEST = {
  ...{ name: 120, phone: 60, text: 60, tty: 60, web: 300, hours: 120, cost: 120, languages: 120 },
  ...{ access: 200, confidentiality: 200, verifiedBy: 80, leftOut: 200 },
} as const;
const LINES = Object.keys(LONGEST) as (keyof typeof LONGEST)[];
const DAYS = ['verifiedOn', 'expires'] as const;

/** Names of all that can be known about a place of help. */
export const FACTS = [...LINES, ...DAYS];
export type Fact = (typeof FACTS)[number];
export type Facts = Record<Fact, string | null>;

export function settledFacts(typed: Partial<Record<Fact, string | null | undefined>>): Facts {
  return Object.fromEntries(
    FACTS.map((fact) => [fact, settledLine(typed[fact] ?? '') || null]),
  ) as Facts;
}

/** @param today the day at the institute */
export function factsFault(facts: Facts, today: string): Fault | undefined {
  for (const field of LINES) {
    const message = facts[field] !== null && lineFault(facts[field], LONGEST[field]);
    if (message) return { code: 'LINE_UNFIT', message, field };
  }
  const wrongDay = DAYS.find((field) => facts[field] !== null && !isDay(facts[field]));
  if (wrongDay) return noDay(wrongDay);
  if (facts.web !== null && !isWebAddress(facts.web)) {
    const message = 'An address on the web begins with https:// or http://.';
    return { code: 'WEB_UNREADABLE', message, field: 'web' };
  }
  return facts.leftOut === null ? placeFault(facts, today) : undefined;
}

function placeFault({ name, verifiedBy, verifiedOn, expires }: Facts, today: string) {
  if (name === null) {
    const message = 'Write the name of the place, or say why there is none here.';
    return { code: 'NAME_MISSING', message, field: 'name' };
  }
  if (verifiedOn === null) return undefined;
  if (verifiedBy === null) {
    return { code: 'WHO_MISSING', message: 'Write who tried it out.', field: 'verifiedBy' };
  }
  if (verifiedOn > today) {
    const message = `Nobody can have tried it out on ${verifiedOn}: today is ${today}.`;
    return { code: 'DAY_TO_COME', message, field: 'verifiedOn' };
  }
  if (expires === null || expires >= verifiedOn) return undefined;
  const message = 'The last day on which it counts comes before the day on which it was tried out.';
  return { code: 'DAYS_REVERSED', message, field: 'expires' };
}

/** Has somebody to try it out, for the first time or again? What is left out needs nobody. */
export function isOutOfDate(
  { leftOut, verifiedOn, expires }: Pick<Facts, 'leftOut' | 'verifiedOn' | 'expires'>,
  today: string,
): boolean {
  if (leftOut !== null) return false;
  if (verifiedOn === null) return true;
  return goodUntil({ verifiedOn, ...(expires !== null && { expires }) })! < today;
}

/** Ids of courses and of their places of help. */
export function isName(id: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,59}$/.test(id);
}

function isWebAddress(address: string): boolean {
  return /^https?:\/\/[^\s/?#]+/i.test(address) && URL.canParse(address);
}
