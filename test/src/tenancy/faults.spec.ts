import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, it } from '@jest/globals';
import { entities, migrations } from '@hearthside/api';
import { migrate } from '@hearthside/platform';
import pg from 'pg';
import { testDatabase } from '../database.js';
import { lintCatalog } from './catalog-lint.js';
import { expected } from './expected.js';
import { faultsOfRights } from './faults-of-rights.js';
import { faultsOfTheSchema, type Fault } from './faults.js';
import type { Finding } from './finding.js';
import { probe } from './probe.js';
import { readCatalog } from './read-catalog.js';

interface Caught {
  lint: string[];
  probe: string[];
}

interface Urls {
  superuserUrl: string;
  ownerUrl: string;
  appUrl: string;
}

async function run(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const sql of statements) await client.query(sql);
  } finally {
    await client.end();
  }
}

const rulesIn = (findings: Finding[]) => [...new Set(findings.map(({ rule }) => rule))].toSorted();

async function catchIn(urls: Urls, app: string, { contexts }: Fault): Promise<Caught> {
  const catalog = await readCatalog(urls.superuserUrl);
  const held = { ...expected, app };
  const { findings } = await probe(urls, catalog, held, contexts);
  return { lint: rulesIn(lintCatalog(catalog, held)), probe: rulesIn(findings) };
}

/** In a copy of the database, which is thrown away. */
async function plant(fault: Fault): Promise<Caught> {
  const database = await testDatabase(entities);
  try {
    if (fault.sql) await run(database.superuserUrl, fault.sql);
    if (!fault.role) return await catchIn(database, expected.app, fault);
    return await withRole(database, fault);
  } finally {
    await database.drop();
  }
}

/** Roles belong to all databases at once, so such a fault gets one of its own, and a database migrated for it. */
async function withRole(near: Urls, fault: Fault): Promise<Caught> {
  const name = `fault_${randomBytes(6).toString('hex')}`;
  const on = (url: string, user?: string) =>
    Object.assign(new URL(url), { pathname: `/${name}`, ...(user && { username: user }) }).href;
  const { password } = new URL(near.appUrl);
  await run(
    near.superuserUrl,
    `CREATE ROLE ${name} LOGIN PASSWORD '${decodeURIComponent(password)}' ${fault.role}`,
    `CREATE DATABASE ${name} OWNER hearthside_owner`,
    `REVOKE ALL ON DATABASE ${name} FROM PUBLIC`,
    `GRANT CONNECT ON DATABASE ${name} TO ${name}`,
  );
  const urls = {
    superuserUrl: on(near.superuserUrl),
    ownerUrl: on(near.ownerUrl),
    appUrl: on(near.appUrl, name),
  };
  try {
    await migrate(urls.ownerUrl, urls.appUrl, entities, migrations);
    return await catchIn(urls, name, fault);
  } finally {
    await run(near.superuserUrl, `DROP DATABASE ${name} WITH (FORCE)`, `DROP ROLE ${name}`);
  }
}

const faults = [...faultsOfTheSchema, ...faultsOfRights];
const caught = new Map<string, Caught>();

afterAll(() => {
  const count = (lint: boolean, probed: boolean) =>
    [...caught.values()].filter(
      (each) => each.lint.length > 0 === lint && each.probe.length > 0 === probed,
    ).length;
  process.stdout.write(
    `Planted faults: ${faults.length}; caught by both ${count(true, true)}, ` +
      `by the lint alone ${count(true, false)}, by the probe alone ${count(false, true)}, ` +
      `by neither ${count(false, false)}.\n`,
  );
});

describe('a planted fault', () => {
  it('is found by nobody where there is none', async () => {
    expect(await plant({ name: 'none' })).toEqual({ lint: [], probe: [] });
    expect(await plant({ name: 'none', role: 'NOSUPERUSER' })).toEqual({ lint: [], probe: [] });
  });

  it.each(faults)('is caught: $name', async (fault) => {
    const found = await plant(fault);
    caught.set(fault.name, found);
    expect(found).toEqual({
      lint: fault.lint ? expect.arrayContaining([fault.lint]) : [],
      probe: fault.probe ? expect.arrayContaining([fault.probe]) : [],
    });
  });
});
