/** A day and a time by the clocks of a class: "December 1, 2026 at 10:00 AM"; with the weekday, if asked. */
export function inWords(
  moment: Date,
  timeZone: string,
  language: string,
  withWeekday = false,
): string {
  const dateStyle = withWeekday ? ('full' as const) : ('long' as const);
  const format = new Intl.DateTimeFormat(language, { dateStyle, timeStyle: 'short', timeZone });
  // Some engines put a narrow gap before PM that not every font has.
  return format.format(moment).replaceAll('\u202f', ' ');
}
