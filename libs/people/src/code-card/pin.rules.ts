/** Wrong PINs until the first pause, and between pauses. */
const BEFORE_A_PAUSE = 5;

/** Wrong PINs until a card is shut for good. */
export const BEFORE_IT_IS_SHUT = 20;

/** Minutes of the first pause; each further one is four times as long. */
const FIRST_PAUSE = 15;

export type PinFault = 'no-pin' | 'alike' | 'in-a-row' | 'repeats' | 'year' | 'known';

/** Why a PIN will not do, if so: those that a stranger tries first. */
export function faultOfPin(pin: string): PinFault | undefined {
  if (!/^\d{4,8}$/.test(pin)) return 'no-pin';
  if (/^(\d)\1+$/.test(pin)) return 'alike';
  if (isInARow(pin)) return 'in-a-row';
  if (/^(\d+)\1+$/.test(pin)) return 'repeats';
  if (/^(19[2-9]|20[0-4])\d$/.test(pin)) return 'year';
  return ['2580', '0852', '1379', '1397'].includes(pin) ? 'known' : undefined;
}

/** Up or down by one from digit to digit, and from 9 on to 0. */
function isInARow(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, at) => (Number(digit) - Number(pin[at]) + 10) % 10);
  return steps.every((step) => step === 1) || steps.every((step) => step === 9);
}

/**
 * What follows on so many wrong PINs in a row.
 *
 * @returns minutes of a pause, 0 for none, Infinity for a card that is shut
 */
export function pauseAfter(wrongPins: number): number {
  if (wrongPins >= BEFORE_IT_IS_SHUT) return Infinity;
  if (wrongPins === 0 || wrongPins % BEFORE_A_PAUSE !== 0) return 0;
  return FIRST_PAUSE * 4 ** (wrongPins / BEFORE_A_PAUSE - 1);
}

/** Tries left before the next pause, or before the card is shut. */
export function triesLeft(wrongPins: number): number {
  return wrongPins === 0 ? BEFORE_A_PAUSE : (BEFORE_IT_IS_SHUT - wrongPins) % BEFORE_A_PAUSE;
}
