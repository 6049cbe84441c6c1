import { DateTime } from 'luxon';

/** A day as one says it: "Tuesday, December 1, 2026". */
export function dayInWords(moment: Date, zone: string): string {
  return at(moment, zone).toFormat('cccc, LLLL d, yyyy');
}

/**
 * With the time that clocks show there, and whose clocks: "Tuesday, December 1, 2026, at 10:00 AM (Eastern Standard
 * Time)".
 */
export function momentInWords(moment: Date, zone: string): string {
  const words = `${dayInWords(moment, zone)}, at ${at(moment, zone).toFormat('h:mm a (ZZZZZ)')}`;
  // Some engines put a narrow gap before PM that not every mail program has a letter for.
  return words.replaceAll('\u202f', ' ');
}

const at = (moment: Date, zone: string) => DateTime.fromJSDate(moment, { zone }).setLocale('en-US');
