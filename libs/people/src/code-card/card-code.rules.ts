/** Crockford's letters: without I, L, O and U, which are read as others. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Letters of a code that mean something: 55 bits. One more checks them. */
export const MEANING = 11;

const ALIKE: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', U: 'V' };

/** A code of eleven numbers below 32, with its last letter, which checks the others. */
export function cardCode(values: readonly number[]): string {
  return [...values, checkOf(values)].map((value) => LETTERS[value]).join('');
}

/** As it is printed: "K7QM-2XHD-9RTA". */
export function printed(code: string): string {
  return code.match(/.{4}/g)!.join('-');
}

/**
 * The code in what somebody typed, or nothing if it cannot be one. Small letters, spaces, dashes and letters that look
 * alike are forgiven. One wrong letter, or two that changed places, are always found out, so that whoever mistypes
 * is told so and is not taken for a guesser.
 */
export function codeOnCard(typed: string): string | undefined {
  const letters = typed
    .toUpperCase()
    .replace(/[\s.\-–—_]/g, '')
    .replace(/[OILU]/g, (letter) => ALIKE[letter]!);
  if (letters.length !== MEANING + 1) return undefined;
  const values = [...letters].map((letter) => LETTERS.indexOf(letter));
  if (values.includes(-1)) return undefined;
  return checkOf(values.slice(0, MEANING)) === values[MEANING] ? letters : undefined;
}

/**
 * The values as a polynomial over the field of 32 elements (x⁵ = x² + 1): each place has a weight of its own,
 * so no single change and no exchange of two cancels out.
 */
function checkOf(values: readonly number[]): number {
  return values.reduce((sum, value) => timesX(sum ^ value), 0);
}

function timesX(value: number): number {
  const shifted = value << 1;
  return shifted & 32 ? shifted ^ 0b100101 : shifted;
}
