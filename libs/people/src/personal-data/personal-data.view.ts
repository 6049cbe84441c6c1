/** All that an institute keeps about somebody, for them to read: plain headings, and no ids. */
export interface PersonalExport {
  about: string;
  /** ISO, UTC. */
  madeAt: string;
  kept: { heading: string; rows: Record<string, unknown>[] }[];
  notGiven: { heading: string; because: string }[];
}

/** What a day's tidying took away. */
export interface Retained {
  /** People who had left, erased whole. */
  people: number;
  /** Rows, by table. */
  rows: Record<string, number>;
}
