/** A day as one says it: "November 22, 2026". */
export function dayOf(moment: Date, timeZone = 'UTC'): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone }).format(moment);
}

/** A day and a time: "November 22, 2026 at 10:45 PM". */
export function momentOf(moment: Date, timeZone = 'UTC'): string {
  const format = { dateStyle: 'long', timeStyle: 'short', timeZone } as const;
  // Some engines put a narrow gap before PM that not every font has.
  return new Intl.DateTimeFormat('en-US', format).format(moment).replaceAll('\u202f', ' ');
}

/** @param day such as 2026-11-22 */
export function dayInWords(day: string): string {
  return dayOf(new Date(`${day}T00:00:00Z`));
}

/** A time of day: "10:45 PM". */
export function timeOf(moment: Date, timeZone = 'UTC'): string {
  const format = new Intl.DateTimeFormat('en-US', { timeStyle: 'short', timeZone });
  return format.format(moment).replaceAll('\u202f', ' ');
}
