import { describe, expect, it } from '@jest/globals';
import { cardCode, codeOnCard, MEANING, printed } from './card-code.rules.js';
import { faultOfPin, pauseAfter, triesLeft } from './pin.rules.js';

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const some = (seed: number) =>
  cardCode(Array.from({ length: MEANING }, (_, at) => (seed * 7 + at * 11 + at * at) % 32));

describe('a code on a card', () => {
  it('is printed in three groups of four', () => {
    expect(printed(some(1))).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  });

  it('is read back however it is typed', () => {
    const code = cardCode([0, 1, 27, 10, 11, 12, 13, 14, 15, 16, 17]);
    expect(code).toMatch(/^01V/);
    const alike = printed(code).replace('01V', 'oLu');
    for (const typed of [
      code,
      printed(code),
      alike,
      ` ${code.toLowerCase()} `,
      code.split('').join(' '),
    ]) {
      expect(codeOnCard(typed)).toBe(code);
    }
  });

  it('is not read with any one letter wrong', () => {
    for (let seed = 0; seed < 20; seed++) {
      const code = some(seed);
      for (let at = 0; at < code.length; at++) {
        for (const letter of LETTERS.replace(code[at]!, '')) {
          expect(codeOnCard(code.slice(0, at) + letter + code.slice(at + 1))).toBeUndefined();
        }
      }
    }
  });

  it('is not read with any two letters exchanged', () => {
    for (let seed = 0; seed < 20; seed++) {
      const code = [...some(seed)];
      for (let one = 0; one < code.length; one++) {
        for (let other = one + 1; other < code.length; other++) {
          if (code[one] === code[other]) continue;
          const swapped = code.with(one, code[other]!).with(other, code[one]!).join('');
          expect(codeOnCard(swapped)).toBeUndefined();
        }
      }
    }
  });

  it.each(['', 'ABC', 'ÄÄÄÄ-ÄÄÄÄ-ÄÄÄÄ', '0'.repeat(13), '😀'.repeat(12), '----'])(
    'is not "%s"',
    (typed) => expect(codeOnCard(typed)).toBeUndefined(),
  );
});

describe('a PIN', () => {
  it.each(['0000', '1111', '1234', '4321', '0123', '7890', '9876', '12345678', '1212', '123123'])(
    'is not %s',
    (pin) => expect(faultOfPin(pin)).toBeDefined(),
  );

  it.each(['1948', '1999', '2020', '2580', '', '123', '123456789', '12a4', '١٢٣٥', '1 23'])(
    'is not "%s"',
    (pin) => expect(faultOfPin(pin)).toBeDefined(),
  );

  it.each(['7263', '0418', '58213', '90210', '31415926', '1190', '1848'])('may be %s', (pin) =>
    expect(faultOfPin(pin)).toBeUndefined(),
  );

  it('is followed, when wrong, by pauses that grow, and at last by the end of the card', () => {
    const pauses = Array.from({ length: 20 }, (_, n) => pauseAfter(n + 1));
    expect(pauses.filter((minutes) => minutes > 0)).toEqual([15, 60, 240, Infinity]);
    expect(pauses.indexOf(15)).toBe(4);
    expect([1, 4, 5, 6, 19].map(triesLeft)).toEqual([4, 1, 0, 4, 1]);
  });
});
