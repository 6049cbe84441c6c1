import type pg from 'pg';

/** Where a row says whose it is, of those that belong to people and not to an institute. */
const OF_PEOPLE = ['session', 'account', 'passkey', 'mailed_code'];

/**
 * Everything that is kept of an institute and of its people, jobs included, as one fingerprint: whoever is
 * refused may not have changed it, wherever that might be. When sessions were last used is left out.
 */
export async function digestOf(sql: pg.Client, instituteId: string): Promise<string> {
  const { rows } = await sql.query<{ table: string; column: string }>(
    `SELECT DISTINCT c.relname AS table,
            CASE c.relname WHEN 'institute' THEN 'id' ELSE 'institute_id' END AS column
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
        AND (a.attname = 'institute_id' OR c.relname = 'institute') ORDER BY 1`,
  );
  const people = `SELECT user_id FROM membership WHERE institute_id = '${instituteId}'`;
  const kept = [
    ...rows.map(({ table, column }) => `"${table}" t WHERE t."${column}" = '${instituteId}'`),
    `auth."user" t WHERE t.id IN (${people})`,
    ...OF_PEOPLE.map((table) => `auth."${table}" t WHERE t.user_id IN (${people})`),
    `graphile_worker._private_jobs t WHERE t.payload->>'institute' = '${instituteId}'`,
  ];
  const parts = kept.map(
    (from) =>
      `(SELECT md5(coalesce(string_agg(row, ',' ORDER BY row), ''))
          FROM (SELECT (to_jsonb(t) - 'updated_at' - 'expires_at')::text AS row FROM ${from}) AS rows)`,
  );
  const { rows: found } = await sql.query<{ digest: string }>(
    `SELECT concat_ws(' ', ${parts.join(', ')}) AS digest`,
  );
  return found[0]!.digest;
}
