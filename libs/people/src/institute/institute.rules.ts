/** Letters of an institute's name: two lines on every sheet. */
export const LONGEST_INSTITUTE_NAME = 120;
/** Letters of the line that says how to reach the office. */
export const LONGEST_CONTACT = 200;

/**
 * The name of a time zone as the IANA list has it, however it is typed.
 *
 * @returns nothing when there is no such zone
 */
export function timeZoneOf(typed: string): string | undefined {
  const name = typed.trim().replace(/ /g, '_');
  // Newer engines take "+05:00" as well; such a zone would never change its clocks.
  if (!/^[a-z_]+(?:\/[a-z0-9_+-]+)*$/i.test(name)) return undefined;
  const listed = ZONES.get(name.toLowerCase());
  if (listed) return listed;
  try {
    // Older names of zones are not listed, and are known all the same.
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

const ZONES = new Map(Intl.supportedValuesOf('timeZone').map((zone) => [zone.toLowerCase(), zone]));
