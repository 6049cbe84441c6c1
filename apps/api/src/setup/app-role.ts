import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** Cannot be done with the rights that the owner has; the message says what to do instead. */
export class RoleRefused extends Error {}

const ROLE = 'hearthside_app';

/**
 * The application's role, made by the owner's: it owns nothing and is bound by row security.
 *
 * @returns the address with which the application connects
 * @throws RoleRefused
 */
export async function makeAppRole(ownerUrl: string): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const [standing] = (
      await client.query<{ mayCreate: boolean; exists: boolean }>(`
        SELECT rolcreaterole OR rolsuper AS "mayCreate",
               EXISTS (SELECT FROM pg_roles WHERE rolname = '${ROLE}') AS "exists"
          FROM pg_roles WHERE rolname = current_user`)
    ).rows;
    const make = `${ROLE} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD`;
    if (standing?.exists) {
      throw new RoleRefused(
        `The role ${ROLE} is there already. Give its address as DATABASE_URL; if its password is lost, ` +
          `set a new one as the administrator of PostgreSQL:\n  ALTER ROLE ${ROLE} PASSWORD '…';`,
      );
    }
    if (!standing?.mayCreate) {
      throw new RoleRefused(
        'The owner’s role may not make roles. As the administrator of PostgreSQL, run\n' +
          `  CREATE ROLE ${make} '…';\n` +
          'and give its address as DATABASE_URL.',
      );
    }
    await client.query(`CREATE ROLE ${make} ${client.escapeLiteral(password)}`);
  } finally {
    await client.end();
  }
  return Object.assign(new URL(ownerUrl), { username: ROLE, password }).href;
}
