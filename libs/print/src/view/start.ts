/** Wall-clock start of a class: minutes after midnight, nothing when it is not known yet. */
export interface Start {
  startsAt?: number;
  /** So many minutes into the class the clocks jump by so many minutes. */
  change?: { after: number; by: number };
}

/** "10:00" or "9:30" → minutes after midnight; nothing when it is no time of day. */
export function readClock(words: string): number | undefined {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(words);
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
}

/** The clock of a minute of the class, in words; "+1:15" when nobody knows when it begins. */
export function timeOf(minute: number, { startsAt, change }: Start, language: string): string {
  if (startsAt === undefined) return offset(minute);
  const jump = change && minute >= change.after ? change.by : 0;
  return clockInWords(startsAt + minute + jump, language);
}

/** The hands of a clock, without AM and PM: on the wall of a room everyone knows which. */
export function clockFace(minute: number, start: Start, language: string): string {
  return timeOf(minute, start, language).replace(/\s*[AP]M$/i, '');
}

/** 75 → "+1:15". */
function offset(minutes: number): string {
  return `+${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Minutes after midnight as people there say it: "6:30 PM" in American English, "18:30" in German. */
export function clockInWords(minutes: number, language: string): string {
  const format = new Intl.DateTimeFormat(language, {
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'UTC',
  });
  // Some versions of Node put a narrow space before PM; the same sheet has the same bytes everywhere.
  return format.format(minutes * 60_000).replace(/\u202f/g, ' ');
}
