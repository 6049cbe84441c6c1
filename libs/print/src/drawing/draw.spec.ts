import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { draw } from './draw.js';
import type { Drawing } from './drawing.js';
import { faults, areaOfWords, isRound, ovalsIn, roomOf, wordsIn } from './fixtures/faults.js';
import { pictures } from './fixtures/pictures.js';
import { PICTURE_KINDS, type Picture } from './picture.js';

const rooms = [
  roomOf(468, 388, 14),
  roomOf(468, 370, 18),
  roomOf(451, 354, 24),
  roomOf(210, 540, 12),
];

const scripts = fc.constantFrom(
  ...['tea', 'Vulnerability', 'Геометрия', 'كوب', 'שלום', '茶', 'Donaudampfschifffahrt', '🫖'],
  ...['a/b', 'self-care', 'ὦ', 'één', 'x\u0301', '<&">'],
);
const label = fc.oneof(
  fc.array(scripts, { maxLength: 5 }).map((words) => words.join(' ')),
  fc.string({ maxLength: 30, unit: 'grapheme' }).map((words) => words.trim()),
);
const aPicture: fc.Arbitrary<Picture> = fc.record({
  kind: fc.constantFrom(...PICTURE_KINDS),
  parts: fc.array(label, { minLength: 1, maxLength: 12 }),
  numbered: fc.boolean(),
  across: fc.tuple(label, label),
  down: fc.tuple(label, label),
});

describe('a drawing', () => {
  it('keeps any words within their boxes and all within the picture, whatever the room', () => {
    fc.assert(
      fc.property(aPicture, fc.constantFrom(...rooms), fc.boolean(), (picture, where, reversed) => {
        const drawing = draw({ ...picture, ...(reversed && { reversed }) }, where);
        expect(drawing ? faults(drawing, where) : []).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it.each(
    pictures.flatMap((picture) =>
      rooms.map((where) => [picture.kind, where.size, picture, where] as const),
    ),
  )(
    'is there, with all its words in the size of the print: %s at %i points',
    (_, size, picture, where) => {
      const drawing = draw(picture, where)!;
      const seen = wordsIn(drawing)
        .map(({ text }) => text)
        .join(' ');
      for (const part of picture.parts)
        for (const word of part.split(' ')) expect(seen).toContain(word);
      expect(wordsIn(drawing).every((words) => words.size === size)).toBe(true);
      expect(faults(drawing, where)).toEqual([]);
    },
  );

  it('is left out where a word is too long, and where there are too many parts', () => {
    const parts = ['Donaudampfschifffahrtsgesellschaft', 'tea'];
    const many = Array.from({ length: 40 }, (_, n) => `Stage ${n}`);
    for (const kind of PICTURE_KINDS) {
      const names = { across: ['a', 'b'], down: ['c', 'd'] } as Pick<Picture, 'across' | 'down'>;
      expect(draw({ kind, parts, numbered: false, ...names }, rooms[3]!)).toBeUndefined();
      expect(draw({ kind, parts: many, numbered: false, ...names }, rooms[2]!)).toBeUndefined();
      expect(draw({ kind, parts: ['one'], numbered: false, ...names }, rooms[0]!)).toBeUndefined();
    }
  });

  it('is given up at once when there is far too much', () => {
    const before = performance.now();
    const far = Array.from({ length: 20_000 }, (_, n) => `Cup ${n}`);
    for (const kind of PICTURE_KINDS) {
      expect(draw({ kind, parts: far, numbered: true }, rooms[0]!)).toBeUndefined();
      const long = { kind, parts: [far.join(' '), 'tea'], numbered: true };
      expect(draw(long, rooms[0]!)).toBeUndefined();
    }
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  it('holds each ring within the next, and its words above the ring inside', () => {
    const drawing = draw(
      pictures.find(({ kind }) => kind === 'circles')!,
      rooms[0]!,
    )!;
    const rings = ovalsIn(drawing);
    const ringsRound = wordsIn(drawing).map((words) => {
      const { top, foot, ...area } = areaOfWords(words);
      return rings.filter((ring) => isRound(ring, { ...area, top: top + 3, foot: foot - 3 }))
        .length;
    });
    expect(ringsRound).toEqual([4, 3, 2, 1]);
  });

  it('runs from right to left where people read that way', () => {
    const map = pictures[0]!;
    const first = (drawing: Drawing) =>
      wordsIn(drawing).find(({ text }) => text.includes('Safety'))!.x;
    const [where] = rooms;
    const reversed = draw({ ...map, reversed: true }, where!)!;
    expect(first(reversed)).toBeCloseTo(where!.width - first(draw(map, where!)!), 5);
  });
});
