import type { Attacker } from './attacker.js';
import type { Finding } from './finding.js';
import { insertion, listed, quoted, type Sown } from './sown.js';
import { codes, isThatRow, Verdict, type Target } from './target.js';

const { DENIED } = codes;

/** All that somebody can try on a table in which another has rows. */
export async function attack(target: Target, attacker: Attacker, victim: Sown): Promise<Finding[]> {
  const verdict = new Verdict(`${target.table} as ${attacker.name}`, victim);
  await read(target, attacker, verdict);
  await copy(target, attacker, verdict);
  await add(target, attacker, victim, verdict);
  await alter(target, attacker, verdict);
  return verdict.findings;
}

async function read(target: Target, attacker: Attacker, verdict: Verdict): Promise<void> {
  const { table, row, texts, may } = target;
  const name = quoted(table);
  const isGranted = may.has('SELECT');
  const all = await attacker.try(`SELECT t::text AS row FROM ${name} t`);
  verdict.silent('read', all);
  if (all.error && (isGranted || all.error.code !== DENIED)) verdict.broken('read', all);
  const one = `SELECT * FROM ${name} WHERE ${isThatRow(target)}`;
  verdict.nothing('read', await attacker.try(one, [JSON.stringify(row)]), isGranted);
  // A condition that fails on what it sees says so, if it is asked before row security is.
  for (const text of texts) {
    const cast = `SELECT 1 FROM ${name} WHERE "${text}"::text::int = 0`;
    verdict.silent('read', await attacker.try(cast));
  }
  const unlocked = ['SET LOCAL row_security = off', `SELECT t::text AS row FROM ${name} t`];
  verdict.silent('read', await attacker.try(unlocked));
  const samples = `SELECT s::text FROM pg_stats s WHERE format('%s.%s', schemaname, tablename) = $1`;
  verdict.silent('statistics', await attacker.try(samples, [table]));
}

async function copy({ table }: Target, attacker: Attacker, verdict: Verdict): Promise<void> {
  const name = quoted(table);
  verdict.silent('copy', await attacker.try(`COPY ${name} TO STDOUT`));
  verdict.silent('copy', await attacker.try(`COPY (SELECT * FROM ${name}) TO STDOUT`));
  const into = await attacker.try(`COPY ${name} FROM STDIN`);
  // PostgreSQL takes no COPY into a table whose row security holds for who asks.
  if (!into.error || !['0A000', DENIED].includes(into.error.code)) {
    verdict.say('copy', 'may add rows past row security');
  }
}

async function add(
  target: Target,
  attacker: Attacker,
  victim: Sown,
  verdict: Verdict,
): Promise<void> {
  const { table, columns, primary, row, tenant } = target;
  const theirs = JSON.stringify(await victim.fresh(table));
  const insert = insertion(table, columns);
  verdict.refused('insert', await attacker.try(insert, [theirs]), DENIED);
  const change = columns.map((column) => `"${column}" = excluded."${column}"`).join(', ');
  const upsert = `${insert} ON CONFLICT (${listed(primary)}) DO UPDATE SET ${change}`;
  verdict.refused('upsert', await attacker.try(upsert, [JSON.stringify(row)]), DENIED);
  if (tenant === undefined) return;
  const nobodys = JSON.stringify({ ...(await victim.fresh(table)), [tenant]: null });
  verdict.refused('insert', await attacker.try(insert, [nobodys]), DENIED);
}

async function alter(target: Target, attacker: Attacker, verdict: Verdict): Promise<void> {
  const { table, columns, row, may } = target;
  const name = quoted(table);
  const same = `SET "${columns[0]}" = "${columns[0]}"`;
  const given = [JSON.stringify(row)];
  const update = `UPDATE ${name} ${same} WHERE ${isThatRow(target)}`;
  verdict.nothing('update', await attacker.try(update, given), may.has('UPDATE'));
  const blind = await attacker.try(`UPDATE ${name} t ${same} RETURNING t::text AS row`);
  verdict.silent('update', blind);
  const remove = `DELETE FROM ${name} WHERE ${isThatRow(target)}`;
  verdict.nothing('delete', await attacker.try(remove, given), may.has('DELETE'));
  verdict.silent('delete', await attacker.try(`DELETE FROM ${name} t RETURNING t::text AS row`));
  verdict.refused('truncate', await attacker.try(`TRUNCATE ${name} CASCADE`), DENIED);
  const open = `ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY`;
  verdict.refused('disable', await attacker.try(open), DENIED);
}

/** The owner is under row security too, and reads across institutes only where a lookup needs it. */
export async function attackAsOwner(
  target: Target,
  owner: Attacker,
  victim: Sown,
  mayLookUp: boolean,
): Promise<Finding[]> {
  const verdict = new Verdict(`${target.table} as ${owner.name}`, victim);
  const name = quoted(target.table);
  if (!mayLookUp) verdict.silent('read', await owner.try(`SELECT t::text AS row FROM ${name} t`));
  const given = [JSON.stringify(target.row)];
  const remove = await owner.try(`DELETE FROM ${name} WHERE ${isThatRow(target)}`, given);
  if (remove.count > 0) verdict.say('delete', 'removes the other’s row');
  const theirs = JSON.stringify(await victim.fresh(target.table));
  const added = await owner.try(insertion(target.table, target.columns), [theirs]);
  if (!added.error) verdict.say('insert', 'adds to the other’s rows');
  return verdict.findings;
}
