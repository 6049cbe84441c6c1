import type { QueryRunner } from 'typeorm';
import { grantToApp } from './grants.js';

/**
 * The schema of our own functions, and the one that row security asks. Stable, so that a table is
 * searched by index: volatile, it would be asked for each row.
 */
export async function makeTenancy(runner: QueryRunner): Promise<void> {
  await runner.query('CREATE SCHEMA app');
  await runner.query(`
    CREATE FUNCTION app.tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
      AS $$ SELECT nullif(current_setting('app.institute_id', true), '')::uuid $$`);
  await grantToApp(runner, 'USAGE', 'SCHEMA app');
  await runner.query('REVOKE EXECUTE ON FUNCTION app.tenant() FROM PUBLIC');
  await grantToApp(runner, 'EXECUTE', 'FUNCTION app.tenant()');
}

/**
 * Puts a table under row security, also for its owner: an institute's rows are there for nobody else.
 *
 * @param privileges what the application may do, such as "SELECT, INSERT"
 * @param key the column that names the institute
 */
export async function putUnderTenancy(
  runner: QueryRunner,
  table: string,
  privileges: string,
  key = 'institute_id',
): Promise<void> {
  const own = `${key} = (SELECT app.tenant())`;
  await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
  await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  await runner.query(`CREATE POLICY tenant ON ${table} USING (${own}) WITH CHECK (${own})`);
  await grantToApp(runner, privileges, table);
}

/**
 * Lets the owner read a table across institutes, for functions that look a person up before an
 * institute is known. They are few, and each is on a list that the tests hold.
 */
export async function letOwnerRead(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(
    `CREATE POLICY lookup ON ${table} FOR SELECT TO ${await ownerOf(runner)} USING (true)`,
  );
}

/**
 * A function that reads with its owner's rights. Its search path is pinned, and only the application's
 * role may call it.
 *
 * @param signature such as "app.find_sign_in(text)"
 */
export async function makeDefiner(
  runner: QueryRunner,
  signature: string,
  definition: string,
): Promise<void> {
  await runner.query(definition);
  await runner.query(`ALTER FUNCTION ${signature} SECURITY DEFINER SET search_path = ''`);
  await runner.query(`REVOKE EXECUTE ON FUNCTION ${signature} FROM PUBLIC`);
  await grantToApp(runner, 'EXECUTE', `FUNCTION ${signature}`);
}

async function ownerOf(runner: QueryRunner): Promise<string> {
  const [{ role }] = (await runner.query('SELECT quote_ident(current_user) AS role')) as [
    { role: string },
  ];
  return role;
}
