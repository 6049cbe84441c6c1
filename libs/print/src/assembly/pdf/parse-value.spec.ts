import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseValue } from './parse-value.js';
import { isDict, reference, written, type Value } from './value.js';

const read = (text: string) => written(parseValue(text, 0).value, (number) => `→${number}`);

describe('reading a value of a PDF', () => {
  it.each([
    ['a name', ' /Tea#20cup/', '/Tea#20cup'],
    ['numbers that refer to nothing', '[1 0 2 0.5]', '[1 0 2 0.5]'],
    ['references', '[1 0 R 2  0\nR]', '[→1 →2]'],
    ['a word that begins like a reference', '[1 0 Rx]', '[1 0 Rx]'],
    ['a reference at the end of a list', '<</A[3 0 R]/B 4 0 R>>', '<</A [→3]/B →4>>'],
    ['brackets in strings', '[(a (b) c) (d\\) 5 0 R)]', '[(a (b) c) (d\\) 5 0 R)]'],
    ['hexadecimal strings', '<</A<0 F>/B<<>>>>', '<</A <0 F>/B <<>>>>'],
    ['comments', '<< % /A 1 0 R\n/B true>>', '<</B true>>'],
  ])('understands %s', (_, text, value) => {
    expect(read(text)).toBe(value);
  });

  it.each(['<</A', '[1 2', '(tea', ''])(
    'does not go on for ever in what does not end: %s',
    (text) => {
      expect(() => parseValue(text, 0)).toThrow(/of the PDF|at byte/);
    },
  );

  it('gives back whatever was written', () => {
    const token = fc.constantFrom('/Tea', '1', '-.5', 'true', 'null', '(a \\( b)', '<09AF>');
    const { value } = fc.letrec<{ value: Value }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        token,
        fc.nat(),
        fc.array(tie('value'), { maxLength: 5 }),
        fc
          .dictionary(fc.stringMatching(/^[a-z]{1,3}$/), tie('value'), { maxKeys: 4 })
          .map(
            (entries) => new Map(Object.entries(entries).map(([key, each]) => [`/${key}`, each])),
          ),
      ),
    }));
    fc.assert(
      fc.property(value, (each) => {
        const text = written(each, reference);
        const again = parseValue(`${text} endobj`, 0);
        expect(again.value).toEqual(each);
        expect(text.length).toBe(again.end);
        expect(isDict(again.value)).toBe(text.startsWith('<<'));
      }),
    );
  });
});
