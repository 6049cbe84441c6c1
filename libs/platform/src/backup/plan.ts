import type { Client } from 'pg';
import { JOB_SCHEMA, LEFT_OUT, SAVED_SCHEMAS } from './left-out.js';
import type { TableShape } from './record.js';

export interface PlannedTable extends TableShape {
  /** What makes the order of rows the same in every database; text by its bytes. */
  order: string;
}

/** What of a database a backup holds. */
export interface Plan {
  tables: PlannedTable[];
  /** Names of the tables that are left out on purpose. */
  leftOut: string[];
  /** Names of tables that are on no list: in a schema that Hearthside does not know. */
  unknown: string[];
  jobs: boolean;
  sequences: { name: string; last: string }[];
}

/** Asks the catalog. The tables of extensions and partitions of tables are not listed by themselves. */
export async function planOf(client: Client): Promise<Plan> {
  const all = await tablesOf(client);
  const leftOut = all.filter(({ plain }) => plain in LEFT_OUT);
  const rest = all.filter((table) => !leftOut.includes(table) && table.schema !== JOB_SCHEMA);
  const [saved, unknown] = [
    rest.filter(({ schema }) => SAVED_SCHEMAS.includes(schema)),
    rest.filter(({ schema }) => !SAVED_SCHEMAS.includes(schema)),
  ];
  return {
    tables: saved.map(({ name, columns, order }) => ({ name, columns, order })),
    leftOut: leftOut.map(({ plain }) => plain),
    unknown: unknown.map(({ plain }) => plain),
    jobs: await hasJobs(client),
    sequences: await sequencesOf(client),
  };
}

/** COPY of a table, each row a line. */
export function copyOut({ name, columns, order }: PlannedTable): string {
  const list = columns.map((column) => `t.${column.name}`).join(', ');
  return `COPY (SELECT ${list} FROM ${name} t ORDER BY ${order}) TO STDOUT`;
}

export function copyIn({ name, columns }: TableShape): string {
  return `COPY ${name} (${columns.map((column) => column.name).join(', ')}) FROM STDIN`;
}

interface CatalogTable extends PlannedTable {
  schema: string;
  /** Not quoted. */
  plain: string;
}

async function tablesOf(client: Client): Promise<CatalogTable[]> {
  // Generated columns are not written: the database works them out again.
  const { rows } = await client.query<CatalogTable>(`
    SELECT n.nspname AS schema, n.nspname || '.' || c.relname AS plain,
           format('%I.%I', n.nspname, c.relname) AS name,
           (SELECT jsonb_agg(jsonb_build_object(
                     'name', quote_ident(a.attname),
                     'type', format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum)
              FROM pg_attribute a
             WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
               AND a.attgenerated = '') AS columns,
           coalesce(
             (SELECT string_agg('t.' || quote_ident(a.attname)
                       || CASE WHEN a.attcollation <> 0 THEN ' COLLATE "C"' ELSE '' END,
                       ', ' ORDER BY k.place)
                FROM pg_index i
               CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k (attnum, place)
                JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
               WHERE i.indrelid = c.oid AND i.indisprimary),
             't::text COLLATE "C"') AS "order"
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence <> 't'
       AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
       AND NOT EXISTS (SELECT FROM pg_depend d
                        WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                          AND d.deptype = 'e')
     ORDER BY (n.nspname || '.' || c.relname) COLLATE "C"`);
  return rows.filter(({ columns }) => columns !== null);
}

async function hasJobs(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('${JOB_SCHEMA}._private_jobs') IS NOT NULL AS there`,
  );
  return rows[0]!.there;
}

/** Sequences that have counted, but for those of tables that are left out. */
async function sequencesOf(client: Client): Promise<{ name: string; last: string }[]> {
  const { rows } = await client.query<{ name: string; last: string }>(
    `SELECT format('%I.%I', s.schemaname, s.sequencename) AS name, s.last_value::text AS last
       FROM pg_sequences s
      WHERE s.schemaname = ANY ($1) AND s.last_value IS NOT NULL
        AND NOT EXISTS (
          SELECT FROM pg_depend d JOIN pg_class c ON c.oid = d.refobjid
                 JOIN pg_namespace n ON n.oid = c.relnamespace
           WHERE d.objid = format('%I.%I', s.schemaname, s.sequencename)::regclass
             AND d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
             AND n.nspname || '.' || c.relname = ANY ($2))
      ORDER BY 1`,
    [SAVED_SCHEMAS, Object.keys(LEFT_OUT)],
  );
  return rows;
}
