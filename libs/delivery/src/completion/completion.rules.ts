/** Such as 2 of 3. */
export interface Share {
  completionShare: number;
  completionOf: number;
}

/** Sessions that somebody has to be at, of so many that count; whatever is left of a session is rounded up. */
export function needed(counted: number, { completionShare, completionOf }: Share): number {
  return Math.ceil((counted * completionShare) / completionOf);
}

/**
 * @param counted sessions that count; of one that does not, nobody knows who was there
 * @param there at how many of those somebody was
 */
export function isCompleted(counted: number, there: number, share: Share): boolean {
  return there >= needed(counted, share);
}
