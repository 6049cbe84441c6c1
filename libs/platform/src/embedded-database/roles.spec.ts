import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startEmbeddedDatabase, type EmbeddedDatabase } from './embedded-database.js';
import { afterwards, cleanUpAll, rowsOf, temporaryFolder } from './spec-support.js';

describe('The database that the embedded PostgreSQL offers', () => {
  let dataDir: string;
  let database: EmbeddedDatabase;

  beforeAll(async () => {
    dataDir = temporaryFolder();
    database = await startEmbeddedDatabase({ dataDir, durable: false });
    afterwards(() => database.stop());
  });

  afterAll(cleanUpAll);

  it('listens on this machine only and knows letters beyond ASCII', async () => {
    const { superuserUrl } = database;
    const sql = `SELECT current_setting('listen_addresses') AS listens,
      current_setting('unix_socket_directories') AS sockets,
      current_setting('data_checksums') AS checksums, current_setting('TimeZone') AS zone,
      upper('žluťoučký') AS upper, to_tsvector('simple', 'ÄPFEL, Žluťoučký')::text AS words`;
    expect(await rowsOf(superuserUrl, sql)).toEqual([
      {
        listens: '127.0.0.1',
        sockets: '',
        checksums: 'on',
        zone: 'UTC',
        upper: 'ŽLUŤOUČKÝ',
        words: "'äpfel':1 'žluťoučký':2",
      },
    ]);
  });

  it('gives the app a role that can neither make tables nor rise above row security', async () => {
    const { appUrl, ownerUrl, superuserUrl } = database;
    const sql = `SELECT rolname, rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole AS mighty
      FROM pg_roles WHERE rolname LIKE 'hearthside%' ORDER BY 1`;
    expect(await rowsOf(superuserUrl, sql)).toEqual([
      { rolname: 'hearthside_app', mighty: false },
      { rolname: 'hearthside_owner', mighty: false },
    ]);
    for (const kind of ['TABLE', 'TEMPORARY TABLE', 'SCHEMA']) {
      const attempt = rowsOf(appUrl, `CREATE ${kind} attempt ${kind === 'SCHEMA' ? '' : '()'}`);
      await expect(attempt).rejects.toThrow(/permission denied/);
    }
    const elsewhere = appUrl.replace(/hearthside$/, 'postgres');
    await expect(rowsOf(elsewhere, 'SELECT 1')).rejects.toThrow(/permission denied/);
    const unknown = ownerUrl.replace(/:[0-9a-f]{64}@/, ':wrong@');
    await expect(rowsOf(unknown, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
    await rowsOf(ownerUrl, 'CREATE EXTENSION pgcrypto; CREATE EXTENSION pg_trgm');
  });

  it('keeps passwords to its own user and private writing out of its log', async () => {
    const { ownerUrl } = database;
    expect(statSync(join(dataDir, 'database.json')).mode & 0o777).toBe(0o600);
    await rowsOf(ownerUrl, 'CREATE TABLE diary (entry text PRIMARY KEY)');
    const write = () => rowsOf(ownerUrl, "INSERT INTO diary VALUES ('canary')");
    await write();
    await expect(write()).rejects.toThrow(/duplicate key/);
    await expect(rowsOf(ownerUrl, "SELECT 'canary'::int")).rejects.toThrow(/invalid input/);
    const log = readFileSync(join(dataDir, 'postgresql.log'), 'utf8');
    expect(log).toContain('ready to accept connections');
    expect(log).not.toContain('canary');
  });
});
