/** Letters of a name in full, as the office writes it. */
export const LONGEST_NAME = 120;
/** Letters of what somebody is called: four lines of a tent card in 60 points. */
export const LONGEST_CALLED = 60;

/** What somebody is called when nobody says: the first word of the name. */
export function firstWord(name: string): string {
  return name.split(' ')[0]!.slice(0, LONGEST_CALLED);
}
