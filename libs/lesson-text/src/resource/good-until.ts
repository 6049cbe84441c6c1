import type { Resource } from '../settings/settings.js';

/** Days for which a checked number counts when it names no day of its own. */
const USUAL_DAYS = 90;

/** The last day on which a number that somebody tried out still counts; nothing if nobody has. */
export function goodUntil({
  verifiedOn,
  expires,
}: Pick<Resource, 'verifiedOn' | 'expires'>): string | undefined {
  return expires ?? (verifiedOn && daysAfter(verifiedOn, USUAL_DAYS));
}

function daysAfter(day: string, days: number): string {
  const milliseconds = Date.parse(`${day}T00:00:00Z`) + days * 24 * 60 * 60 * 1000;
  return new Date(milliseconds).toISOString().slice(0, 10);
}
