import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { Keys, SealBroken } from './keys.js';

const master = Buffer.from(
  '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f',
  'hex',
);
const keys = Keys.from(master);
const other = Keys.from(randomBytes(32));
const secret = Buffer.from('I would rather not say.');

describe('deriving a key', () => {
  it('gives the same 32 bytes at each start, or nobody could sign in after one', () => {
    // Written down once: a change of these bytes would lock everyone out of what is kept.
    expect(keys.derive('sign-in').toString('hex')).toBe(
      '98801791bc37f31b3a1876b64e648959859155a6d85fece093c1eac30d678930',
    );
    expect(keys.fingerprint).toBe('52b56d9039afb6ca');
    expect(Keys.from(master).derive('sign-in')).toEqual(keys.derive('sign-in'));
  });

  it('gives each purpose and each master key one of its own', () => {
    const all = [keys, other].flatMap((each) =>
      ['sign-in', 'sign-in-2', 'pin', 'fingerprint', 'seal'].map((name) =>
        each.derive(name).toString('hex'),
      ),
    );
    expect(new Set(all).size).toBe(all.length);
    expect(all.every((key) => key.length === 64)).toBe(true);
    expect(all.some((key) => key.startsWith(keys.fingerprint))).toBe(false);
  });

  it.each(['', 'Sign-in', 'a b', 'a/b', '1', 'x'.repeat(64)])(
    'refuses the purpose "%s"',
    (name) => {
      expect(() => keys.derive(name)).toThrow(RangeError);
      expect(() => keys.seal(secret, name, '')).toThrow(RangeError);
      expect(() => keys.open(keys.seal(secret, 'pin', ''), name, '')).toThrow(RangeError);
    },
  );
});

describe('a master key', () => {
  it.each([0, 16, 31, 33, 64])('of %i bytes is refused', (length) => {
    expect(() => Keys.from(randomBytes(length))).toThrow(RangeError);
  });

  it('is kept when the bytes it came from are wiped, and shows in no log', () => {
    const given = Buffer.from(master);
    const made = Keys.from(given);
    given.fill(0);
    expect(made.fingerprint).toBe(keys.fingerprint);
    for (const shown of [inspect(made, { depth: 9, showHidden: true }), JSON.stringify(made)]) {
      expect(shown).not.toMatch(/00 01 02 03|0,1,2,3|000102|AAECAw/i);
    }
  });
});

describe('sealing', () => {
  const sealed = keys.seal(secret, 'reflection', 'institute|row');

  it.each([0, 1, 23, 70_000])('gives %i bytes back', (length) => {
    const bytes = randomBytes(length);
    const made = keys.seal(bytes, 'reflection', 'institute|row');
    expect(made.length).toBe(length + 29);
    expect(keys.open(made, 'reflection', 'institute|row')).toEqual(bytes);
    // As the database hands it back: a view into a larger buffer.
    const within = Buffer.concat([randomBytes(5), made, randomBytes(5)]).subarray(5, -5);
    expect(keys.open(within, 'reflection', 'institute|row')).toEqual(bytes);
  });

  it('never gives the same twice, and shows nothing of what is in it', () => {
    const many = Array.from({ length: 1000 }, () => keys.seal(secret, 'reflection', ''));
    expect(new Set(many.map((each) => each.toString('hex'))).size).toBe(1000);
    expect(new Set(many.map((each) => each.toString('hex', 1, 13))).size).toBe(1000);
    expect(many.some((each) => each.includes('rather'))).toBe(false);
  });

  it('is broken by every single flipped bit', () => {
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const damaged = Buffer.from(sealed);
      damaged[bit >> 3]! ^= 1 << (bit & 7);
      expect(() => keys.open(damaged, 'reflection', 'institute|row')).toThrow(SealBroken);
    }
  });

  it('is broken by cutting it anywhere, its tag included, and by adding to it', () => {
    for (let length = 0; length < sealed.length; length++) {
      const cut = sealed.subarray(0, length);
      expect(() => keys.open(cut, 'reflection', 'institute|row')).toThrow(SealBroken);
    }
    const more = Buffer.concat([sealed, Buffer.of(0)]);
    expect(() => keys.open(more, 'reflection', 'institute|row')).toThrow(SealBroken);
  });

  it('takes no tag that was cut to four bytes, which Node alone would', () => {
    const empty = keys.seal(Buffer.alloc(0), 'pin', '');
    expect(() => keys.open(empty.subarray(0, 1 + 12 + 4), 'pin', '')).toThrow('too short');
  });

  it.each([
    ['another master key', other, 'reflection', 'institute|row'],
    ['another purpose', keys, 'pin', 'institute|row'],
    ['the place of another row', keys, 'reflection', 'institute|row2'],
    ['no place', keys, 'reflection', ''],
  ])('does not open with %s', (_, which, purpose, additional) => {
    expect(() => which.open(sealed, purpose, additional)).toThrow(SealBroken);
  });

  it('does not swap two places', () => {
    const one = keys.seal(secret, 'pin', 'a|b');
    const two = keys.seal(secret, 'pin', 'b|a');
    expect(() => keys.open(one, 'pin', 'b|a')).toThrow(SealBroken);
    expect(() => keys.open(two, 'pin', 'a|b')).toThrow(SealBroken);
  });

  it('says nothing of the value or the key when it cannot be opened', () => {
    const damaged = Buffer.from(sealed);
    damaged[20]! ^= 1;
    try {
      keys.open(damaged, 'reflection', 'institute|row');
    } catch (error) {
      expect(inspect(error)).not.toMatch(/rather|institute\|row/);
    }
    expect.assertions(1);
  });
});
