import type { Client } from 'pg';
import { SAVED_SCHEMAS } from './left-out.js';

/** Statements that put foreign keys and triggers back exactly as they were. */
export interface SetAside {
  keysAgain: string[];
  triggersAgain: string[];
}

/**
 * Within the transaction of a restore, takes foreign keys away and silences triggers, so that tables can
 * be filled in any order, also where they refer to each other in a circle, and nothing that stands in
 * the backup is altered while it is written. Adding the keys again checks every row.
 */
export async function setAsideConstraints(client: Client): Promise<SetAside> {
  const keys = await client.query<{ drop: string; again: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', c.conrelid::regclass, c.conname) AS drop,
            format('ALTER TABLE %s ADD CONSTRAINT %I %s', c.conrelid::regclass, c.conname,
                   pg_get_constraintdef(c.oid)) AS again
       FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
       JOIN pg_namespace n ON n.oid = t.relnamespace
      WHERE c.contype = 'f' AND c.conparentid = 0 AND n.nspname = ANY ($1)
      ORDER BY c.oid`,
    [SAVED_SCHEMAS],
  );
  const triggers = await client.query<{ silence: string; again: string }>(
    `SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', t.tgrelid::regclass, t.tgname) AS silence,
            format('ALTER TABLE %s ENABLE %s TRIGGER %I', t.tgrelid::regclass,
                   CASE t.tgenabled WHEN 'A' THEN 'ALWAYS' WHEN 'R' THEN 'REPLICA' ELSE '' END,
                   t.tgname) AS again
       FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
       JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND t.tgenabled <> 'D'
        AND n.nspname = ANY ($1)`,
    [SAVED_SCHEMAS],
  );
  for (const { silence } of triggers.rows) await client.query(silence);
  for (const { drop } of keys.rows) await client.query(drop);
  return {
    keysAgain: keys.rows.map(({ again }) => again),
    triggersAgain: triggers.rows.map(({ again }) => again),
  };
}
