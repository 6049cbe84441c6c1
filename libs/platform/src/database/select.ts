import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';
import pg from 'pg';
import type { DataSource } from 'typeorm';

export type SqlValue = string | number | boolean | null | Date;

/** Statements that a connection has planned already, by their names. */
const prepared = new WeakMap<PoolClient, Set<string>>();

/**
 * Rows of one reading statement under a tenant, in one trip. Several statements sent together are one
 * transaction, so the setting holds for the second and is gone afterwards; prepared by hand, since
 * the protocol's own prepared statements go alone.
 */
export async function selectUnder<Row>(
  source: DataSource,
  tenant: string,
  sql: string,
  values: readonly SqlValue[],
): Promise<Row[]> {
  const { master } = source.driver as unknown as { master?: Pool };
  if (!source.isInitialized || !master) throw new Error('The database connections are closed.');
  const client = await master.connect();
  let failed: Error | undefined;
  try {
    const name = await planned(client, sql);
    const given = values.length > 0 ? `(${values.map(literal).join(', ')})` : '';
    const results = (await client.query(
      `${settingTenant(tenant)}; EXECUTE ${name}${given}`,
    )) as unknown as [unknown, { rows: Row[] }];
    return results[1].rows;
  } catch (error) {
    // What broke may have been the connection; another one is made.
    failed = error as Error;
    throw error;
  } finally {
    client.release(failed);
  }
}

async function planned(client: PoolClient, sql: string): Promise<string> {
  const known = prepared.get(client) ?? new Set();
  prepared.set(client, known);
  const name = `s_${createHash('sha256').update(sql).digest('hex').slice(0, 32)}`;
  if (!known.has(name)) {
    await client.query(`PREPARE ${name} AS ${sql}`);
    known.add(name);
  }
  return name;
}

function literal(value: SqlValue): string {
  if (value === null) return 'NULL';
  if (typeof value === 'number' || typeof value === 'boolean') {
    if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('Not a number.');
    return String(value);
  }
  return pg.escapeLiteral(value instanceof Date ? value.toISOString() : value);
}

/** Forgotten with the transaction: set for a session it would pass to the connection's next user. */
export function settingTenant(tenant: string): string {
  if (!/^[0-9a-f-]{36}$|^$/.test(tenant)) throw new Error('An institute’s id is a UUID.');
  return `SET LOCAL app.institute_id = '${tenant}'`;
}
