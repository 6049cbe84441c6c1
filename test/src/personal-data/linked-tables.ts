import type { PersonalTable } from '@hearthside/platform';
import pg from 'pg';

/** Where the database itself, the queue's package and the list of migrations keep what is theirs. */
const NOT_OURS = `n.nspname !~ '^pg_|^information_schema$|^graphile_worker$'`;

/** A column of this name speaks of a person, foreign key or not. */
const SPEAKS_OF_A_PERSON = '(^|_)(membership_id|user_id|member_id|person_id|actor)$|_by$';

/** Tables from which foreign keys lead to a person, over others too, and those with a column that says so. */
export async function linkedTables(url: string): Promise<string[]> {
  const { rows } = await asked<{ table: string }>(
    url,
    `WITH RECURSIVE
       ours AS (
         SELECT c.oid, n.nspname || '.' || c.relname AS name
           FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind IN ('r', 'p') AND ${NOT_OURS}),
       linked AS (
         SELECT oid FROM ours WHERE name IN ('public.membership', 'auth.user')
          UNION
         SELECT a.attrelid FROM pg_attribute a JOIN ours ON ours.oid = a.attrelid
          WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attname ~ '${SPEAKS_OF_A_PERSON}'
          UNION
         SELECT c.conrelid FROM pg_constraint c JOIN linked ON linked.oid = c.confrelid
          WHERE c.contype = 'f')
     SELECT DISTINCT name AS table FROM linked JOIN ours USING (oid) ORDER BY name`,
  );
  return rows.map(({ table }) => table);
}

/** What is not declared, or declared otherwise than it is; one line for each. */
export async function undeclared(
  url: string,
  declared: readonly PersonalTable[],
): Promise<string[]> {
  const { rows } = await asked<{ table: string; column: string; fixed: boolean }>(
    url,
    `SELECT n.nspname || '.' || c.relname AS table, a.attname AS column, a.attnotnull AS fixed
       FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
       JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p') AND ${NOT_OURS}`,
  );
  const faults: string[] = [];
  for (const table of await linkedTables(url)) {
    const times = declared.filter((each) => each.table === table).length;
    if (times !== 1) faults.push(`${table} is declared ${times} times`);
  }
  for (const each of declared) {
    const columns = rows.filter(({ table }) => table === each.table);
    const say = (fault: string) => faults.push(`${each.table} ${fault}`);
    if (columns.length === 0) say('is declared, and is not there');
    if (typeof each.erase === 'object' && 'put' in each.erase) {
      for (const [name, value] of Object.entries(each.erase.put)) {
        const column = columns.find((one) => one.column === name);
        if (!column || (column.fixed && value === null)) say(`cannot have "${name}" made blank`);
      }
    }
    if ('nothing' in each.export) continue;
    const spoken = [...Object.keys(each.export.give), ...Object.keys(each.export.withhold ?? {})];
    const ids = ['id', 'institute_id', 'membership_id', 'course_slug', 'resource_id'];
    const there = columns.map(({ column }) => column).filter((name) => !ids.includes(name));
    for (const name of there) {
      if (!spoken.includes(name)) say(`neither gives nor withholds "${name}"`);
    }
    for (const name of spoken) if (!there.includes(name)) say(`has no column "${name}"`);
  }
  return faults;
}

/** Every row of every table as text, by its table; bytes are hexadecimal digits. */
export async function wholeDatabase(url: string): Promise<Map<string, string[]>> {
  const { rows: tables } = await asked<{ table: string }>(
    url,
    `SELECT format('%I.%I', n.nspname, c.relname) AS table
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'm') AND n.nspname !~ '^pg_(catalog|toast)|^information_schema$'`,
  );
  const found = new Map<string, string[]>();
  for (const { table } of tables) {
    const { rows } = await asked<{ row: string }>(url, `SELECT t::text AS row FROM ${table} t`);
    found.set(
      table.replaceAll('"', ''),
      rows.map(({ row }) => row),
    );
  }
  return found;
}

/** Tables in which some row holds one of these, as text or as bytes. */
export function holding(database: Map<string, string[]>, ...sought: string[]): string[] {
  const forms = sought.flatMap((text) => [text, Buffer.from(text).toString('hex')]);
  const holds = (row: string) =>
    forms.some((form) => row.toLowerCase().includes(form.toLowerCase()));
  return [...database].filter(([, rows]) => rows.some(holds)).map(([table]) => table);
}

export async function asked<Row extends object>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<pg.QueryResult<Row>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query<Row>(sql, values);
  } finally {
    await client.end();
  }
}
