import type { QueryRunner } from 'typeorm';

/** Gives the application's role what a table's use needs and no more, in a migration. */
export async function grantToApp(
  runner: QueryRunner,
  privileges: string,
  table: string,
): Promise<void> {
  const [{ role }] = (await runner.query(
    `SELECT quote_ident(current_setting('app.role')) AS role`,
  )) as [{ role: string }];
  await runner.query(`GRANT ${privileges} ON ${table} TO ${role}`);
}
