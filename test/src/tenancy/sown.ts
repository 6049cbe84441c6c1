import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { houseSeeds, seeds, type Row, type Seed, type Sower } from './seeds.js';

/** An institute's rows, or the house's, as they stand in the database. */
export interface Sown {
  name: string;
  instituteId: string | null;
  secret: string;
  /** By table; each as JSON, with the columns that its seed gives. */
  rows: ReadonlyMap<string, Row>;
  /** A further row of a table that would be allowed, and is not there. */
  fresh(table: string): Promise<Row>;
}

export interface Field {
  a: Sown;
  b: Sown;
  house: Sown;
  /** Connected as a superuser. */
  client: pg.Client;
  end(): Promise<void>;
}

/** `"public"."course"` */
export function quoted(table: string): string {
  return table
    .split('.')
    .map((part) => pg.escapeIdentifier(part))
    .join('.');
}

export const listed = (columns: readonly string[]) =>
  columns.map((column) => pg.escapeIdentifier(column)).join(', ');

/** Adds one row, given as JSON in $1. */
export function insertion(table: string, columns: readonly string[]): string {
  return (
    `INSERT INTO ${quoted(table)} (${listed(columns)}) ` +
    `SELECT ${listed(columns)} FROM jsonb_populate_record(NULL::${quoted(table)}, $1::jsonb)`
  );
}

/** Sows two institutes and the house, in a database where nothing is yet. */
export async function sow(superuserUrl: string): Promise<Field> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const house = await sowOne(client, 'the house', null, houseSeeds);
    // What is lent to A says what the house says, so that B is caught with either.
    const a = await sowOne(client, 'A', randomUUID(), seeds, house.secret);
    const b = await sowOne(client, 'B', randomUUID(), seeds);
    // Statistics keep samples of what the rows say.
    await client.query('ANALYZE');
    return { a, b, house, client, end: () => client.end() };
  } catch (error) {
    await client.end();
    throw error;
  }
}

async function sowOne(
  client: pg.Client,
  name: string,
  instituteId: string | null,
  from: Record<string, Seed>,
  lent = aSecret(),
): Promise<Sown> {
  const rows = new Map<string, Row>();
  // For triggers that work with the owner's rights, under row security.
  await client.query(`SELECT set_config('app.institute_id', $1, false)`, [instituteId ?? '']);
  const sower: Sower = {
    instituteId,
    secret: aSecret(),
    lent,
    of: (table) => rows.get(table)!,
    make: async (sql, values) => (await client.query(sql, values)).rows[0] as Row,
  };
  for (const [table, seed] of Object.entries(from)) {
    const row = await seed(sower, 0);
    await client.query(insertion(table, Object.keys(row)), [JSON.stringify(row)]);
    rows.set(table, row);
  }
  let n = 0;
  return {
    name,
    instituteId,
    secret: sower.secret,
    rows,
    fresh: async (table) => from[table]!(sower, ++n),
  };
}

function aSecret(): string {
  return `SECRET${randomBytes(6).toString('hex')}`;
}
