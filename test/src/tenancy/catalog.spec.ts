import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { entities } from '@hearthside/api';
import { testDatabase, type TestDatabase } from '../database.js';
import type { Catalog } from './catalog.js';
import { lintCatalog } from './catalog-lint.js';
import { expected } from './expected.js';
import { said } from './finding.js';
import { isTable, standingOf, type Standing } from './lint-tables.js';
import { readCatalog } from './read-catalog.js';

let database: TestDatabase;
let catalog: Catalog;
beforeAll(async () => {
  database = await testDatabase(entities);
  catalog = await readCatalog(database.superuserUrl);
});
afterAll(() => database.drop());

describe('the catalog', () => {
  it('holds every table, key, function and right to what is written down', () => {
    expect(said(lintCatalog(catalog, expected))).toEqual([]);
  });

  it('has been read whole', () => {
    const tables = catalog.relations.filter(isTable).map(({ name }) => name);
    const ofKind = (kind: Standing) =>
      tables.filter((table) => standingOf(table, expected) === kind).length;
    const count = {
      tables: tables.length,
      tenant: ofKind('tenant'),
      granted: ofKind('granted'),
      without: ofKind('without'),
      worker: ofKind('worker'),
      policies: catalog.policies.length,
      keys: catalog.keys.length,
      functions: catalog.routines.length,
      grants: catalog.grants.length,
    };
    const words = Object.entries(count).map(([what, n]) => `${n} ${what}`);
    process.stdout.write(`Catalog: ${words.join(', ')}.\n`);
    expect(tables).toEqual(expect.arrayContaining(['public.membership', 'auth.session']));
    expect(count.tenant).toBeGreaterThanOrEqual(4);
    expect(catalog.policies.length).toBeGreaterThanOrEqual(count.tenant);
    expect(catalog.grants.length).toBeGreaterThan(tables.length);
  });
});
