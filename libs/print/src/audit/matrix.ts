/** As PDF writes it: a b c d e f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const UPRIGHT: Matrix = [1, 0, 0, 1, 0, 0];

/** First the one, then the other. */
export function multiply([a, b, c, d, e, f]: Matrix, then: Matrix): Matrix {
  const [A, B, C, D, E, F] = then;
  return [
    a * A + b * C,
    a * B + b * D,
    c * A + d * C,
    c * B + d * D,
    e * A + f * C + E,
    e * B + f * D + F,
  ];
}

/** Points that type of a size has on the page: how tall, whichever way it is turned. */
export function typeSize(size: number, [, , c, d]: Matrix): number {
  return Math.abs(size) * Math.hypot(c, d);
}
