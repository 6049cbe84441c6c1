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
  unfinished: boolean;
}

/**
 * Row security is silently ignored for a superuser, for a role with BYPASSRLS, and for the owner of
 * a table, and a role can become any role it is a member of; and an answer of "saved" means nothing
 * without fsync.
 *
 * @throws DatabaseRefused
 */
export async function refuseUnsafeDatabase(app: DataSource): Promise<void> {
  // An aggregate, so that there is always one row, and a role that is not found passes nothing.
  const [standing] = (await app.query(`
    SELECT current_user AS role,
           coalesce(bool_or(rolsuper), true) AS superuser,
           coalesce(bool_or(rolbypassrls), true) AS bypasses,
           EXISTS (SELECT FROM pg_class
                    WHERE relnamespace = 'public'::regnamespace
                      AND pg_has_role(current_user, relowner, 'MEMBER')) AS owns,
           current_setting('fsync') AS fsync,
           current_setting('synchronous_commit') AS synchronous_commit,
           to_regclass('public.restore_unfinished') IS NOT NULL AS unfinished
      FROM pg_roles WHERE pg_has_role(current_user, oid, 'MEMBER')`)) as [Standing];
  const { role, superuser, bypasses, owns, fsync, synchronous_commit, unfinished } = standing;
  const faults = [
    superuser && `"${role}" is a superuser or may become one, and row security does not hold then`,
    bypasses && `"${role}" may bypass row security`,
    owns && `"${role}" owns tables, which belong to the role of DATABASE_OWNER_URL`,
    fsync !== 'on' && 'fsync is off, so what is saved may be lost',
    unfinished && 'a restore of it was not completed: run it again, with "npm run restore"',
    synchronous_commit === 'off' && 'synchronous_commit is off, so what is saved may be lost',
  ].filter((fault) => typeof fault === 'string');
  if (faults.length > 0) {
    throw new DatabaseRefused(`Hearthside will not run on this database: ${faults.join('; ')}.`);
  }
}
