/**
 * A day as people there write it: "November 22, 2026".
 *
 * @param day such as 2026-11-22
 * @param language BCP 47
 */
export function dayInWords(day: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** "Sunday, November 22, 2026". */
export function weekdayAndDay(day: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}
