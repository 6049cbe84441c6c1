import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { entities, personalTables } from '@hearthside/api';
import type { PersonalTable } from '@hearthside/platform';
import { testDatabase, type TestDatabase } from '../database.js';
import { asked, linkedTables, undeclared } from './linked-tables.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase(entities);
});
afterAll(() => database.drop());

describe('every table that links to a person', () => {
  it('declares what is given, erased and kept, column by column', async () => {
    expect(await undeclared(database.superuserUrl, personalTables)).toEqual([]);
  });

  it('has been looked at', async () => {
    expect(await linkedTables(database.superuserUrl)).toEqual(
      expect.arrayContaining([
        'auth.account',
        'auth.session',
        'auth.user',
        'public.audit_entry',
        'public.membership',
        'public.mutation_receipt',
      ]),
    );
  });
});

const key = 'institute_id uuid NOT NULL, id uuid NOT NULL, PRIMARY KEY (institute_id, id)';
const toMember = 'FOREIGN KEY (institute_id, writer) REFERENCES membership (institute_id, id)';
const planted: [string, string, string][] = [
  [
    'a foreign key to a membership',
    'public.note',
    `CREATE TABLE note (${key}, writer uuid, ${toMember})`,
  ],
  [
    'a foreign key to what has one',
    'public.note_line',
    `CREATE TABLE note (${key}, writer uuid, ${toMember});
     CREATE TABLE note_line (institute_id uuid, note uuid, text text,
       FOREIGN KEY (institute_id, note) REFERENCES note (institute_id, id))`,
  ],
  [
    'a foreign key to who signs in',
    'app.device',
    'CREATE TABLE app.device (id uuid PRIMARY KEY, of uuid REFERENCES auth."user" (id))',
  ],
  ['a column membership_id', 'public.seat', `CREATE TABLE seat (${key}, membership_id uuid)`],
  ['a column user_id', 'auth.device', 'CREATE TABLE auth.device (user_id text)'],
  ['a column actor', 'public.visit', 'CREATE TABLE visit (actor text)'],
  ['a column that says by whom', 'public.mark', 'CREATE TABLE mark (marked_by uuid)'],
];

describe('a table that nobody thought of', () => {
  it.each(planted)('is caught by %s', async (_, table, sql) => {
    const own = await testDatabase([]);
    try {
      await asked(own.superuserUrl, sql);
      const faults = await undeclared(own.superuserUrl, personalTables);
      expect(faults).toContain(`${table} is declared 0 times`);
    } finally {
      await own.drop();
    }
  });

  it('is not every table: one without people is let be', async () => {
    const own = await testDatabase([]);
    try {
      await asked(own.superuserUrl, `CREATE TABLE room (${key}, name text)`);
      expect(await undeclared(own.superuserUrl, personalTables)).toEqual([]);
    } finally {
      await own.drop();
    }
  });
});

describe('a declaration that is not so', () => {
  const change = (change: Partial<PersonalTable>) =>
    personalTables.map((each) =>
      each.table === 'public.membership' ? { ...each, ...change } : each,
    );

  it.each([
    ['a column that is new', { export: { give: { name: 'Name' } } }, 'withholds "called"'],
    [
      'a column that is gone',
      { export: { give: { phone: 'Phone' } } },
      'public.membership has no column "phone"',
    ],
    [
      'a column that must be filled',
      { erase: { put: { name: null } } },
      'cannot have "name" made blank',
    ],
    [
      'a table that is gone',
      { table: 'public.member' },
      'public.member is declared, and is not there',
    ],
  ] as [string, Partial<PersonalTable>, string][])('is caught: %s', async (_, changed, fault) => {
    const faults = await undeclared(database.superuserUrl, change(changed));
    expect(faults.join('\n')).toContain(fault);
  });
});
