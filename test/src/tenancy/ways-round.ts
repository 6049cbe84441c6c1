import type { Attacker } from './attacker.js';
import type { Finding } from './finding.js';
import { codes } from './target.js';

/** What the application's role would need in order to make a way round row security for itself. */
export const waysRound = [
  'SET ROLE hearthside_owner',
  'SET SESSION AUTHORIZATION postgres',
  'ALTER TABLE public.membership DISABLE ROW LEVEL SECURITY',
  'ALTER TABLE public.membership NO FORCE ROW LEVEL SECURITY',
  'DROP POLICY tenant ON public.membership',
  'CREATE POLICY mine ON public.membership USING (true)',
  'CREATE TABLE public.mine (id int)',
  'CREATE TEMPORARY TABLE mine (id int)',
  'CREATE VIEW public.mine AS SELECT 1 AS one',
  'CREATE SCHEMA mine',
  `CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'`,
  `CREATE OR REPLACE FUNCTION app.tenant() RETURNS uuid LANGUAGE sql AS 'SELECT gen_random_uuid()'`,
  'ALTER FUNCTION app.tenant() VOLATILE',
  `COPY (SELECT 1) TO PROGRAM 'true'`,
  `COPY (SELECT 1) TO '/tmp/hearthside-copy'`,
  `SELECT pg_read_file('PG_VERSION')`,
  'SELECT * FROM pg_authid',
  'SELECT * FROM public.migrations',
] as const;

export async function goRound(attacker: Attacker): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const sql of waysRound) {
    const { error } = await attacker.try(sql);
    if (error?.code === codes.DENIED) continue;
    const message = error ? `is refused for another reason: ${error.text.split('\n')[0]}` : 'works';
    found.push({ rule: 'way-round', object: sql, message });
  }
  return found;
}
