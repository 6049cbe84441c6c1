import type { Attacker } from './attacker.js';
import type { Finding } from './finding.js';
import type { KeyRow } from './catalog.js';
import { insertion, listed, quoted, type Sown } from './sown.js';
import { codes, isThatRow, Verdict, type Target } from './target.js';

/** A foreign key that leads nowhere, or a row that one leads to. */
const { DENIED, NO_SUCH_ROW, TAKEN } = codes;

/** Deferred constraints would be asked at a commit that never comes. */
const SETTLE = 'SET CONSTRAINTS ALL IMMEDIATE';

/** What takes rows of one's own: to move them, to lead them astray, to find out what is taken. */
export async function attackFromOwn(
  target: Target,
  attacker: Attacker,
  own: Sown,
  victim: Sown,
  isTenant: (table: string) => boolean,
): Promise<Finding[]> {
  const verdict = new Verdict(`${target.table} as ${attacker.name}`, victim);
  const { table, may, tenant } = target;
  const mine = JSON.stringify(own.rows.get(table));
  if (may.has('SELECT')) {
    const sql = `SELECT * FROM ${quoted(table)} WHERE ${isThatRow(target)}`;
    verdict.done('read', await attacker.try(sql, [mine]));
  }
  // Of some tables an institute has one row, and can have another only in its place.
  const isOnly = target.primary.join() === tenant;
  if (may.has('INSERT') && (!isOnly || may.has('DELETE'))) {
    const room = isOnly ? [`DELETE FROM ${quoted(table)}`] : [];
    const add = (row: object) => {
      const statements = [SETTLE, ...room, insertion(table, Object.keys(row))];
      return attacker.try(statements, [JSON.stringify(row)]);
    };
    verdict.done('insert', await add(await own.fresh(table)));
    if (tenant) {
      const twin = await add({ ...victim.rows.get(table), [tenant]: own.instituteId });
      if (twin.error?.code === TAKEN) verdict.say('unique', 'is told that the other has it');
      for (const key of target.keys.filter(leadsTo(isTenant, target))) {
        const astray = await add({ ...(await own.fresh(table)), ...leading(key, target, victim) });
        verdict.refused('reference', astray, NO_SUCH_ROW);
      }
    }
  }
  if (may.has('DELETE')) {
    const sql = `DELETE FROM ${quoted(table)} WHERE ${isThatRow(target)}`;
    const gone = await attacker.try(sql, [mine]);
    if (gone.error?.code !== NO_SUCH_ROW) verdict.done('delete', gone);
  }
  if (may.has('UPDATE') && tenant) await move(target, attacker, own, victim, verdict);
  return verdict.findings;
}

async function move(
  target: Target,
  attacker: Attacker,
  own: Sown,
  victim: Sown,
  verdict: Verdict,
): Promise<void> {
  const { table, columns, primary } = target;
  const tenant = target.tenant!;
  const mine = own.rows.get(table)!;
  const set = (which: readonly string[]) =>
    `UPDATE ${quoted(table)} SET (${listed(which)}) = (SELECT ${listed(which)}
       FROM jsonb_populate_record(NULL::${quoted(table)}, $2::jsonb)) WHERE ${isThatRow(target)}`;
  const to = (which: readonly string[], row: object) =>
    attacker.try([SETTLE, set(which)], [JSON.stringify(mine), JSON.stringify(row)]);
  verdict.done('update', await to([tenant], mine));
  verdict.refused('move', await to([tenant], victim.rows.get(table)!), DENIED);
  verdict.refused('move', await to([tenant], { ...mine, [tenant]: null }), DENIED);
  const rest = columns.filter((column) => column !== tenant && !primary.includes(column));
  if (rest.length === 0) return;
  const twin = await to(rest, victim.rows.get(table)!);
  if (twin.error?.code === TAKEN) verdict.say('unique', 'is told that the other has it');
}

/** Foreign keys to tables with a tenant, but those that say which institute it is and nothing more. */
function leadsTo(isTenant: (table: string) => boolean, { tenant }: Target) {
  return ({ type, target, columns }: KeyRow) =>
    type === 'foreign' && isTenant(target!) && columns.some((column) => column !== tenant);
}

/** The victim's row, named in all that the attacker may choose. */
function leading(
  { target, columns, targetColumns }: KeyRow,
  { tenant }: Target,
  victim: Sown,
): Record<string, unknown> {
  const row = victim.rows.get(target!)!;
  return Object.fromEntries(
    columns
      .map((column, place) => [column, row[targetColumns[place]!]] as const)
      .filter(([column]) => column !== tenant),
  );
}
