/** A shuffle that the seed alone decides: the same on every print, machine and day. */
export function shuffled<T>(things: readonly T[], seed: number): T[] {
  const mixed = [...things];
  const next = numbersFrom(seed);
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other]!, mixed[last]!];
  }
  return mixed;
}

/**
 * Numbers from 0 to 1, the same for the same seed. Tommy Ettinger's 32-bit generator (public domain):
 * small, and good enough for cards.
 */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
