import { describe, expect, it } from '@jest/globals';
import { cursorOf, placeOf } from './cursor.js';

const id = '6f1c2f8e-9f0a-4b52-8a51-2f4c5d0f4b11';
const written = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a cursor', () => {
  it.each(['Ruth Lee', '', 'Zoë “Z” O’Hara', '李'])('names the place of %j', (text) => {
    expect(placeOf(cursorOf({ text, id }))).toEqual({ text, id });
  });

  it.each([
    ['nothing', ''],
    ['no base64', '%%%'],
    ['no list', written({ text: 'a', id })],
    ['a list too long', written(['a', id, 1])],
    ['a number for a text', written([1, id])],
    ['an id that is none', written(['a', "' OR 1=1"])],
    ['a character that no text in the database holds', written(['a\0', id])],
  ])('is refused when it is %s', (_, cursor) => {
    expect(placeOf(cursor)).toBeUndefined();
  });
});
