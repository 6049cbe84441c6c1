import type { DataSource } from 'typeorm';

/** The database would not keep the promises made on top of it; the message says which and why. */
export class DatabaseRefused extends Error {}

interface Standing {
  role: string;
  superuser: boolean;
  bypasses: boolean;
  owns: boolean;
  fsync: string;
  synchronous_commit: string;
}

/**
 * Row security is silently ignored for a superuser, for a role with BYPASSRLS, and for the owner of
 * a table; and an answer of "saved" means nothing without fsync.
 *
 * @throws DatabaseRefused
 */
export async function refuseUnsafeDatabase(app: DataSource): Promise<void> {
  const [standing] = (await app.query(`
    SELECT current_user AS role, rolsuper AS superuser, rolbypassrls AS bypasses,
           EXISTS (SELECT FROM pg_class WHERE relowner = pg_roles.oid) AS owns,
           current_setting('fsync') AS fsync,
           current_setting('synchronous_commit') AS synchronous_commit
      FROM pg_roles WHERE rolname = current_user`)) as Standing[];
  if (!standing) return;
  const { role, superuser, bypasses, owns, fsync, synchronous_commit } = standing;
  const faults = [
    superuser && `"${role}" is a superuser, for whom row security does not hold`,
    bypasses && `"${role}" may bypass row security`,
    owns && `"${role}" owns tables; the schema belongs to another role`,
    fsync !== 'on' && 'fsync is off, so what is saved may be lost',
    synchronous_commit === 'off' && 'synchronous_commit is off, so what is saved may be lost',
  ].filter((fault) => typeof fault === 'string');
  if (faults.length > 0) {
    throw new DatabaseRefused(`Hearthside will not run on this database: ${faults.join('; ')}.`);
  }
}
