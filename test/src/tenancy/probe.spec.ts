import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { entities } from '@hearthside/api';
import { testDatabase, type TestDatabase } from '../database.js';
import { expected } from './expected.js';
import { said } from './finding.js';
import { probe } from './probe.js';
import { readCatalog } from './read-catalog.js';
import { houseSeeds, seeds } from './seeds.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase(entities);
});
afterAll(() => database.drop());

describe('another institute, nobody, and the service', () => {
  it('get at no row of an institute by any statement, and are told nothing of it', async () => {
    const catalog = await readCatalog(database.superuserUrl);
    const { findings, tables, definers } = await probe(database, catalog, expected);
    process.stdout.write(
      `Probe: ${tables.length} of ${tables.length} tables, ` +
        `${definers.length} of ${Object.keys(expected.definers).length} definer functions.\n`,
    );
    expect(said(findings)).toEqual([]);
    expect(new Set(tables)).toEqual(new Set([...Object.keys(seeds), ...Object.keys(houseSeeds)]));
    expect(definers.toSorted()).toEqual(Object.keys(expected.definers).toSorted());
  });
});
