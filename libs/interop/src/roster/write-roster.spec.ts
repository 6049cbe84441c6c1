import { describe, expect, it } from '@jest/globals';
import { addressIn, lineFault, settledLine } from '@hearthside/people';
import { LONGEST_NEED } from '@hearthside/delivery';
import fc from 'fast-check';
import { readRoster } from './read-roster.js';
import type { RosterPerson } from './roster-person.js';
import { writeRoster } from './write-roster.js';

const textOf = (people: RosterPerson[]) => Buffer.from(writeRoster(people)).toString('utf8');

/** Words as they are kept, often with what a spreadsheet or a CSV reader would trip over. */
const words = (longest: number) =>
  fc
    .array(fc.oneof(fc.constantFrom(...`'=+-@＝－"",;é’ß ش`), fc.string({ unit: 'grapheme' })), {
      minLength: 1,
      maxLength: 12,
    })
    .map((parts) => settledLine(parts.join('')))
    .filter((line) => lineFault(line, longest) === undefined && !line.includes('\ufffd'));

const email = fc
  .tuple(fc.stringMatching(/^['+a-z-][a-z0-9]{1,8}$/), fc.nat())
  .map(([name, number]) => `${name}${number}@example.org`)
  .filter((address) => addressIn(address) === address);

const need = fc.option(words(LONGEST_NEED.language), { nil: undefined });
const person = fc.record({
  name: words(120),
  called: fc.option(words(60), { nil: undefined }),
  email: fc.option(email, { nil: undefined }),
  print: fc.constantFrom(undefined, 'standard', 'large', 'xlarge'),
  hearing: need,
  seating: need,
  language: need,
}) as fc.Arbitrary<RosterPerson>;

describe('writing a roster', () => {
  it('writes UTF-8 with its mark, and CRLF', () => {
    expect(textOf([{ name: 'Zoë Lee', email: 'zoe@example.org', print: 'xlarge' }])).toBe(
      '\ufeffName,Preferred name,E-mail,Print,Hearing,Seating,Language\r\n' +
        'Zoë Lee,,zoe@example.org,extra large,,,\r\n',
    );
  });

  it.each(['=1+1', '+44', '-Lee', '@ann', '\tAnn', '\rAnn', "'=x", '＝1+1'])(
    'writes %j so that no spreadsheet takes it for a formula',
    (name) => {
      const cell = /\r\n"?([^,]*?)"?,/.exec(textOf([{ name }]))![1];
      expect(cell).toMatch(/^'/);
    },
  );

  it.each(['-Lee', "'-Lee", "''=x", "'t Hooft", "'", '=HYPERLINK("x","y")', '"', 'a,b;c'])(
    'reads %j back as it was',
    (name) => {
      expect(readRoster(writeRoster([{ name, hearing: name }]))).toEqual({
        ...{ encoding: 'utf-8', problems: [] },
        people: [{ line: 2, name, hearing: name }],
      });
    },
  );

  it('gives the same people when it is read back', () => {
    const people = fc.uniqueArray(person, {
      ...{ minLength: 1, maxLength: 20 },
      selector: (one) => one.email ?? one,
    });
    fc.assert(
      fc.property(people, (written) => {
        const { people: back, problems } = readRoster(writeRoster(written));
        expect(problems).toEqual([]);
        // Undefined counts as left out.
        expect(back).toEqual(written.map((one, index) => ({ line: index + 2, ...one })));
      }),
      { numRuns: 300 },
    );
  });
});
