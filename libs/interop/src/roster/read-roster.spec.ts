import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deflateRawSync } from 'node:zlib';
import { LARGEST_FILE } from '../table/read-text.js';
import { readRoster } from './read-roster.js';
import { MOST_PEOPLE } from './roster-person.js';

const utf8 = (text: string) => Buffer.from(text, 'utf8');
const utf16le = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
const read = (text: string) => readRoster(utf8(text));
const messages = (text: string) =>
  read(text).problems.map(({ line, message }) => `${line}: ${message}`);

describe('reading a roster', () => {
  const list = 'Name,E-mail\r\nZoë Ørsted,zoe@example.org\r\nRuth O’Lee,\r\n';
  const people = [
    { line: 2, name: 'Zoë Ørsted', email: 'zoe@example.org' },
    { line: 3, name: 'Ruth O’Lee' },
  ];

  it.each([
    ['utf-8', utf8(list)],
    ['utf-8', utf8(`\ufeff${list}`)],
    ['utf-16le', utf16le(list)],
    ['utf-16be', utf16le(list).swap16()],
    ['windows-1252', Buffer.from(list.replaceAll('’', '\x92'), 'latin1')],
  ])('reads %s', (encoding, bytes) => {
    expect(readRoster(bytes)).toEqual({ people, problems: [], encoding });
  });

  it('reads every letter of Windows-1252 that Latin-1 has not', () => {
    const bytes = Buffer.from('name\nš\x80\x8a\x9f\x93x\x94\xe9', 'latin1');
    bytes[5] = 0x9a;
    expect(readRoster(bytes).people).toEqual([{ line: 2, name: 'š€ŠŸ“x”é' }]);
  });

  it.each([
    [',', 'Name,Called,E-mail'],
    [';', 'Name;Called;E-mail'],
    ['\t', 'Name\tCalled\tE-mail'],
    [';', 'sep=;\nName;Called;E-mail'],
    [';', '"Name, in full,";Called;E-mail'],
  ])('tells the separator %j from the header', (separator, header) => {
    const line = header.split('\n').length + 1;
    const cells = ['"Lee, Ruth; 1\t2"', 'Ruth', 'r@example.org'].join(separator);
    const [first] = read(`${header}\n${cells}`).people;
    expect(first).toEqual({ line, name: 'Lee, Ruth; 1 2', called: 'Ruth', email: 'r@example.org' });
  });

  it.each(['\n', '\r\n', '\r'])('counts lines that end in %j', (end) => {
    const text = ['', 'Name', 'Ann', '', '"Bo', 'Lee"', ' ', 'Cy', ''].join(end);
    expect(read(text).people).toEqual([
      { line: 3, name: 'Ann' },
      { line: 5, name: 'Bo Lee' },
      { line: 8, name: 'Cy' },
    ]);
  });

  it('reads lines that end in several ways within one file', () => {
    expect(read('Name\r\nAnn\nBo\rCy').people.map(({ line }) => line)).toEqual([2, 3, 4]);
  });

  it('reads headings in any order, case and common word', () => {
    const text = [
      'E-MAIL ADDRESS,Last_Name,first name,Goes by,Large print?,Hearing,SEATING,Preferred Language',
      ' RUTH@Example.org ,Lee,Ruth,Ruthie,yes,loop,"near, the door",Spanish',
      ',Hill,Sam,,no,,,',
      ',Cher,,,XL,,,',
    ].join('\n');
    const needs = { hearing: 'loop', seating: 'near, the door', language: 'Spanish' };
    expect(read(text)).toMatchObject({
      problems: [],
      people: [
        {
          ...{ line: 2, name: 'Ruth Lee', called: 'Ruthie', email: 'ruth@example.org' },
          ...{ print: 'large', ...needs },
        },
        { line: 3, name: 'Sam Hill', print: 'standard' },
        { line: 4, name: 'Cher', print: 'xlarge' },
      ],
    });
  });

  it('takes the full name where there is one, and else the two parts', () => {
    const text = 'First name,Last name,Name\nRuth,Lee,Ruth Ann Lee\nSam,Hill,';
    expect(read(text).people.map(({ name }) => name)).toEqual(['Ruth Ann Lee', 'Sam Hill']);
  });

  it('names the columns that it leaves out', () => {
    expect(messages('Name,Shoe size,E-mail,Email\nAnn,9,,')).toEqual([
      '1: The column “Shoe size” is not one we know, so it was left out.',
      '1: The column “Email” says what an earlier column says, so only the earlier one was read.',
    ]);
  });

  it.each([
    ['a missing name', 'Name,E-mail\n,a@example.org', 2, 'Name', 'The name is missing.'],
    ['an address', 'Name,E-mail\nAnn,ann at home', 2, 'E-mail', '“ann at home” does not look'],
    ['two addresses', 'Name,Mail\nAnn,a@b.org; c@d.org', 2, 'Mail', 'does not look like an e-mail'],
    ['a long name', `Name\n${'x'.repeat(121)}`, 2, 'Name', 'at most 120'],
    ['a long other name', `Name,Called\nAnn,${'x'.repeat(61)}`, 2, 'Called', 'at most 60'],
    ['a long need', `Name,Hearing\nAnn,${'x'.repeat(201)}`, 2, 'Hearing', 'at most 200'],
    ['a size', 'Name,Print\nAnn,enormous', 2, 'Print', 'standard, large or extra large'],
    ['an unseen mark', 'Name\nAnn\u202eLee', 2, 'Name', 'cannot be shown'],
    ['a broken letter', 'Name\nAnn \ufffd', 2, 'Name', 'A letter in this could not be read'],
    ['a cell too many', 'Name,Seat\nLee, Ruth, door', 2, undefined, 'more cells'],
  ])('reports %s, and reads the other lines', (_, text, line, column, message) => {
    const { people, problems } = read(`${text}\nSam`);
    expect(people).toEqual([{ line: 3, name: 'Sam' }]);
    expect(problems).toEqual([
      { line, ...(column && { column }), message: expect.stringContaining(message) },
    ]);
  });

  it('names every line of an address that is there twice, and reads none of them', () => {
    const text = 'Name,E-mail\nAnn,a@example.org\nSam,\nBo,A@Example.org\nCy,a@example.org';
    const { people, problems } = read(text);
    expect(people.map(({ name }) => name)).toEqual(['Sam']);
    expect(problems.map(({ line }) => line)).toEqual([2, 4, 5]);
    for (const { message } of problems) {
      expect(message).toContain('Lines 2, 4 and 5 have the same address, a@example.org.');
    }
  });

  it('takes what offices write for no e-mail as none', () => {
    const { people, problems } = read('Name,E-mail\nAnn,none\nBo,n/a\nCy,-');
    expect(problems).toEqual([]);
    expect(people.some(({ email }) => email !== undefined)).toBe(false);
  });

  it('reads 1,000 people, and says from which line on nobody was read', () => {
    const lines = (count: number) =>
      `Name\n${Array.from({ length: count }, (_, index) => `Ann ${index}\n`).join('')}`;
    expect(read(lines(MOST_PEOPLE))).toMatchObject({ problems: [] });
    const { people, problems } = read(lines(MOST_PEOPLE + 1));
    expect(people).toHaveLength(MOST_PEOPLE);
    expect(problems).toEqual([
      { line: 1_002, message: expect.stringContaining('more than 1,000 people') },
    ]);
  });

  it('keeps quotation marks within a cell', () => {
    expect(read('Name\nRuth "Ruthie" Lee\n"Q" Hill\n"Sam ""Sunny"" Hill"').people).toEqual([
      { line: 2, name: 'Ruth "Ruthie" Lee' },
      { line: 3, name: '"Q" Hill' },
      { line: 4, name: 'Sam "Sunny" Hill' },
    ]);
  });

  it.each([
    ['to the end', 'Name,Seat\nAnn,\n"Bo,\nCy,door\nDi,', 'the 2 lines below'],
    ['up to another mark', 'Name,Seat\nAnn,\n"Bo,\nCy,"door"\nDi,', 'the line below'],
  ])('swallows nobody in silence when a quotation mark is open %s', (_, text, lost) => {
    const { people, problems } = read(text);
    expect(people[0]).toEqual({ line: 2, name: 'Ann' });
    expect(problems).toEqual([{ line: 3, message: expect.stringContaining(lost) }]);
    const lines = Number(/(\d+) lines/.exec(lost)?.[1] ?? 1);
    expect(people.length + 1 + lines).toBe(4);
  });

  it('reads a note over two lines', () => {
    const { people } = read('Name,Seating\nAnn,"near the door\nin the shade"\nBo,');
    expect(people).toEqual([
      { line: 2, name: 'Ann', seating: 'near the door in the shade' },
      { line: 4, name: 'Bo' },
    ]);
  });

  it.each([
    ['a spreadsheet', Buffer.concat([utf8('PK\x03\x04'), deflateRawSync('x')]), 'spreadsheet'],
    ['an older spreadsheet', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'older spreadsheet'],
    ['a PDF', utf8('%PDF-1.7\n'), 'PDF'],
    ['a packed file', Buffer.from('1f8b0800', 'hex'), 'packed'],
    ['a web page under another name', utf8('<html><table>'), 'web page'],
    ['UTF-16 without a mark', Buffer.from('Name\nAnn', 'utf16le'), 'other than text'],
  ])('says of %s how to save it as CSV', (_, bytes, what) => {
    const { people, problems, encoding } = readRoster(bytes);
    expect({ people, encoding }).toEqual({ people: [], encoding: null });
    expect(problems).toEqual([{ line: 1, message: expect.stringContaining(what) }]);
    expect(problems[0]!.message).toContain('CSV UTF-8');
  });

  it.each([
    ['', 'nobody in this file'],
    ['Name\n', 'nobody in this file'],
    ['\n \n,,\n', 'nobody in this file'],
    ['Ruth Lee,ruth@example.org', 'has to say what each column holds'],
  ])('says of %j what is missing', (text, message) => {
    expect(read(text)).toMatchObject({
      people: [],
      problems: [{ message: expect.stringContaining(message) }],
    });
  });

  it('says where it stops in a file of very many lines', () => {
    const { problems } = read(`Name\n${',\n'.repeat(20_000)}Ann`);
    expect(problems.at(-1)).toEqual({ line: 20_000, message: expect.stringContaining('too long') });
  });

  it('refuses a file that is too large, and is soon done with any other', () => {
    expect(readRoster(Buffer.alloc(LARGEST_FILE + 1, 'a')).problems[0]!.message).toContain('1 MB');
    const began = process.cpuUsage();
    for (const fill of [',', '\n', '"', ',"', '""', 'a\n', '=\n"']) {
      readRoster(Buffer.concat([utf8('Name\n'), Buffer.alloc(LARGEST_FILE - 5, fill)]));
    }
    // About 2.5 s on a quiet machine, for seven files.
    expect(process.cpuUsage(began).user / 1e6).toBeLessThan(20);
  });

  it('throws for no bytes', () => {
    const text = fc.array(
      fc.constantFrom(...',;\t"\'\n\r=-@ \ufeff\0', 'Name', 'é', '\ud800', 'a'),
    );
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      text.map((parts) => utf8(parts.join(''))),
      text.map((parts) => utf8(`Name,E-mail\n${parts.join('')}`)),
      text.map((parts) => utf16le(parts.join(''))),
      fc.uint8Array({ maxLength: 99 }).map((more) => Buffer.concat([utf8('Name,Seat\n'), more])),
    );
    fc.assert(
      fc.property(bytes, (random) => {
        const { people, problems } = readRoster(random);
        expect(people.length + problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});
