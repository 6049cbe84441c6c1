import { describe, expect, it } from '@jest/globals';
import { addressIn, lineFault, settledLine } from '@hearthside/people';
import fc from 'fast-check';
import { readOneRoster } from './read-one-roster.js';
import type { OneRosterFrame, OneRosterSet } from './one-roster.js';
import { writeOneRoster } from './write-one-roster.js';

const frame: OneRosterFrame = {
  institute: { id: 'i1', name: 'Elm Street Institute' },
  courses: [{ id: 'k1', neutralTitle: 'LS50', code: 'LS50' }],
  terms: [{ id: 't1', title: 'Fall', begins: '2026-09-01', ends: '2026-12-18', year: 2027 }],
};
const set: OneRosterSet = {
  classes: [
    {
      ...{ id: 'c1', neutralTitle: 'LS50, Tuesdays', courseId: 'k1', code: 'LS50-2' },
      ...{ place: 'Room 4; upstairs', termIds: ['t1', 't2'] },
    },
    { id: 'c2', neutralTitle: 'LS50', courseId: 'k1', termIds: [] },
  ],
  people: [
    { id: 'p1', name: 'Ruth Ann Lee', email: 'ruth@example.org', leads: true },
    { id: 'p2', name: 'Cher', leads: false },
  ],
  places: [
    { id: 'e1', classId: 'c1', personId: 'p1', leads: true },
    {
      ...{ id: 'e2', classId: 'c1', personId: 'p2', leads: false },
      ...{ begins: '2026-09-08', ends: '2026-12-15' },
    },
  ],
};
const written = () => writeOneRoster({ ...frame, ...set });
const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes!).toString('utf8');
const bytes = (words: string) => Buffer.from(words, 'utf8');
const nobody = { classes: [], people: [], places: [] };

/** The set as written, with one file changed. */
const changed = (file: string, change: (words: string) => string) =>
  readOneRoster({ ...written(), [file]: bytes(change(text(written()[file]))) });

describe('OneRoster 1.1', () => {
  it('has the files and the columns of the standard', () => {
    const files = written();
    expect(text(files['users.csv'])).toBe(
      'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password\r\n' +
        'p1,,,true,i1,teacher,p1,,Ruth Ann,Lee,,,ruth@example.org,,,,,\r\n' +
        'p2,,,true,i1,student,p2,,Cher,.,,,,,,,,\r\n',
    );
    expect(text(files['classes.csv'])).toBe(
      'sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods\r\n' +
        'c1,,,"LS50, Tuesdays",,k1,LS50-2,scheduled,Room 4; upstairs,i1,"t1,t2",,,\r\n' +
        'c2,,,LS50,,k1,,scheduled,,i1,,,,\r\n',
    );
    expect(text(files['enrollments.csv'])).toBe(
      'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate\r\n' +
        'e1,,,c1,i1,p1,teacher,,,\r\n' +
        'e2,,,c1,i1,p2,student,,2026-09-08,2026-12-15\r\n',
    );
    expect(text(files['academicSessions.csv'])).toContain(
      't1,,,Fall,term,2026-09-01,2026-12-18,,2027\r\n',
    );
    expect(text(files['courses.csv'])).toContain('k1,,,,LS50,LS50,,i1,,\r\n');
    expect(text(files['orgs.csv'])).toContain('i1,,,Elm Street Institute,school,,\r\n');
  });

  it('says in the manifest what is there and what is not', () => {
    const files = written();
    const lines = text(files['manifest.csv']).trimEnd().split('\r\n');
    expect(lines.slice(0, 3)).toEqual([
      ...['propertyName,value', 'manifest.version,1.0', 'oneroster.version,1.1'],
    ]);
    const sent = lines.filter((line) => line.endsWith(',bulk'));
    expect(
      sent
        .map((line) => `${line.slice(5, -5)}.csv`)
        .concat('manifest.csv')
        .sort(),
    ).toEqual(Object.keys(files).sort());
    expect(lines.filter((line) => line.endsWith(',absent'))).toHaveLength(7);
  });

  it('reads back what was written', () => {
    expect(readOneRoster(written())).toEqual({ ...set, problems: [] });
  });

  it('reads any name back', () => {
    const name = fc
      .array(fc.oneof(fc.constantFrom(...`'=+-@.,";. `), fc.string({ unit: 'grapheme' })))
      .map((parts) => settledLine(parts.join('')))
      .filter((line) => lineFault(line, 120) === undefined);
    fc.assert(
      fc.property(fc.array(name, { maxLength: 5 }), (names) => {
        const people = names.map((one, index) => ({ id: `${index}`, name: one, leads: false }));
        const back = readOneRoster(writeOneRoster({ ...frame, ...nobody, people }));
        expect(back).toEqual({ ...nobody, people, problems: [] });
      }),
      { numRuns: 300 },
    );
  });

  it('reads columns in another order, middle names, and UTF-8 with a mark', () => {
    const { people } = changed(
      'users.csv',
      () =>
        '\ufefffamilyName,givenName,middleName,role,email,sourcedId,ours\n' +
        'Hill,Sam,J.,student,SAM@Example.org,s1,x\n',
    );
    expect(people).toEqual([
      { id: 's1', name: 'Sam J. Hill', email: 'sam@example.org', leads: false },
    ]);
    expect(addressIn('SAM@Example.org')).toBe('sam@example.org');
  });

  it('leaves out people who have no part in a class, with their places, and says how many', () => {
    const read = changed('users.csv', (users) =>
      users.replace('true,i1,student', 'false,i1,student'),
    );
    expect(read.people.map(({ id }) => id)).toEqual(['p1']);
    expect(read.places.map(({ id }) => id)).toEqual(['e1']);
    expect(read.problems).toEqual([
      { file: 'users.csv', line: 1, message: expect.stringContaining('1 of the people') },
    ]);
  });

  it.each([
    ['users.csv', 'ruth@example.org', 'ruth', 2, 'does not look like an e-mail address'],
    ['users.csv', 'Ruth Ann', '', 2, 'says nothing for: givenName'],
    ['users.csv', 'p2,', 'p1,', 3, 'The id p1 stands in a line above already.'],
    ['classes.csv', 'k1,LS50-2', ',LS50-2', 2, 'says nothing for: courseSourcedId'],
    ['enrollments.csv', 'c1,i1,p2', 'c9,i1,p2', 3, 'The class c9 was not read'],
    ['enrollments.csv', 'c1,i1,p2', 'c1,i1,p9', 3, 'The person p9 was not read'],
    ['enrollments.csv', 'student', 'proctor', 3, 'A place as proctor is not known'],
    ['users.csv', 'familyName,', 'surname,', 1, 'no column familyName'],
  ])('reports in %s what is wrong with %j made %j', (file, from, to, line, message) => {
    const { problems } = changed(file, (words) => words.replace(from, to));
    expect(problems[0]).toEqual({ file, line, message: expect.stringContaining(message) });
  });

  it.each([
    ['of another version', (words: string) => words.replace(',1.1', ',1.2'), 'OneRoster 1.2'],
    ['of changes', (words: string) => words.replace('users,bulk', 'users,delta'), 'users'],
    ['without a version', (words: string) => words.replace('oneroster', 'one'), 'of no version'],
    ['that is no text', () => 'PK\x03\x04', 'ZIP archive'],
  ])('refuses a set %s', (_, change, message) => {
    expect(changed('manifest.csv', change)).toEqual({
      ...nobody,
      problems: [{ file: 'manifest.csv', line: 1, message: expect.stringContaining(message) }],
    });
  });

  it.each(['manifest.csv', 'users.csv', 'classes.csv', 'enrollments.csv'])(
    'says that %s is missing',
    (file) => {
      const { problems } = readOneRoster({ ...written(), [file]: undefined });
      expect(problems[0]).toMatchObject({ file, message: expect.stringContaining('missing') });
    },
  );

  it('throws for no bytes', () => {
    const file = fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.string().map(bytes));
    const name = fc.constantFrom('manifest.csv', 'users.csv', 'classes.csv', 'enrollments.csv');
    fc.assert(
      fc.property(name, file, (changedFile, random) => {
        const { problems } = readOneRoster({ ...written(), [changedFile]: random });
        expect(problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});
