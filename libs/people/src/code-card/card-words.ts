import { SignInRefused } from '../sign-in/sign-in-refused.js';
import { BEFORE_IT_IS_SHUT, triesLeft, type PinFault } from './pin.rules.js';

export const MISTYPED =
  'A letter or two of the code are not as on the card. Please compare them: there are twelve, in three groups.';

export const UNKNOWN_CARD =
  'This card is not in use. If you have been given a newer one, please take that; or ask at your institute’s office.';

export const PINS_DIFFER = 'The two PINs are not the same. Please type both again.';

export const PIN_CHOSEN =
  'A PIN has been chosen for this card already. Please enter it. If it was not you who chose it, ask at your institute’s ' +
  'office for a new card.';

export const PIN_FAULTS: Readonly<Record<PinFault, string>> = {
  'no-pin': 'A PIN has four to eight digits, and nothing else.',
  alike: 'Digits that are all the same are soon guessed. Please choose others.',
  'in-a-row': 'Digits in a row, such as 1234, are soon guessed. Please choose others.',
  repeats: 'Digits that repeat, such as 1212, are soon guessed. Please choose others.',
  year: 'A year is soon guessed. Please choose other digits.',
  known: 'Many people choose these digits, so they are soon guessed. Please choose others.',
};

export function cardShut(): SignInRefused {
  return new SignInRefused(
    'card-shut',
    'There were too many wrong PINs, so this card does not work any more. Please ask at your institute’s ' +
      'office for a new one.',
  );
}

/** @param wrong in a row, with this one */
export function wrongPin(wrong: number): SignInRefused {
  if (wrong >= BEFORE_IT_IS_SHUT) return cardShut();
  const left = triesLeft(wrong);
  const next =
    left === 0
      ? 'Please wait a while now, so that nobody can try them all.'
      : `You can try ${left === 1 ? 'once more' : `${left} more times`} before there is a pause.`;
  return new SignInRefused('pin-wrong', `This PIN does not go with the card. ${next}`, 'pin');
}
