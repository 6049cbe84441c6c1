import type { PersonalTable } from '@hearthside/platform';
import type { EntityManager } from 'typeorm';
import type { Reference } from './personal-data.rules.js';

/** Whom statements are about. */
export interface Somebody {
  instituteId: string;
  membershipId: string;
  userId: string;
}

export interface Statement {
  sql: string;
  values: (string | null)[];
}

export function rowsOf(
  { table, whose }: PersonalTable,
  columns: string[],
  of: Somebody,
): Statement {
  const list = columns.map((column) => `t."${column}"`).join(', ');
  const { sql, values } = filled(whose, of);
  return { sql: `SELECT ${list} FROM ${quoted(table)} t WHERE ${sql} ORDER BY t.ctid`, values };
}

/** Nothing where the rows stay, or go with the person. */
export function erasureOf(declared: PersonalTable, of: Somebody): Statement | undefined {
  const { table, whose, erase } = declared;
  const { sql, values } = filled(whose, of);
  if (erase === 'rows') return { sql: `DELETE FROM ${quoted(table)} t WHERE ${sql}`, values };
  if (!('put' in erase)) return undefined;
  const columns = Object.keys(erase.put);
  const put = columns.map((column, n) => `"${column}" = $${values.length + n + 1}`).join(', ');
  return {
    sql: `UPDATE ${quoted(table)} t SET ${put} WHERE ${sql}`,
    values: [...values, ...Object.values(erase.put)],
  };
}

/** Nothing where no time is set. Days of 24 hours, whatever the clocks do meanwhile. */
export function retentionOf(
  { table, retain }: PersonalTable,
  instituteId: string,
  now: Date,
): { sql: string; values: unknown[] } | undefined {
  if (typeof retain === 'string' || 'forEver' in retain) return undefined;
  // What belongs to no institute is seen to by whichever comes first.
  const own = table.startsWith('auth.') ? 'true' : 't.institute_id = $3';
  return {
    sql: `DELETE FROM ${quoted(table)} t
      WHERE ${retain.after} <= $1::timestamptz - make_interval(hours => 24 * $2::int) AND ${own}`,
    values: [now, retain.days, ...(own === 'true' ? [] : [instituteId])],
  };
}

/** Foreign keys between tables, by their names with schema. */
export function referencesIn(db: EntityManager): Promise<Reference[]> {
  const name = (relation: string) =>
    `(SELECT n.nspname || '.' || r.relname FROM pg_class r
        JOIN pg_namespace n ON n.oid = r.relnamespace WHERE r.oid = c.${relation})`;
  return db.query(
    `SELECT DISTINCT ${name('conrelid')} AS "from", ${name('confrelid')} AS "to"
       FROM pg_constraint c WHERE c.contype = 'f'`,
  );
}

function quoted(table: string): string {
  return table
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');
}

/** One parameter for each place: the same id is compared with a uuid here and with text there. */
function filled(whose: string, of: Somebody): Statement {
  const ids = { institute: of.instituteId, membership: of.membershipId, user: of.userId };
  const values: string[] = [];
  const sql = whose.replace(
    /(?<!:):(institute|membership|user)\b/g,
    (_, name: keyof typeof ids) => {
      values.push(ids[name]);
      return `$${values.length}`;
    },
  );
  return { sql, values };
}
