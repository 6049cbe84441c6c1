import type { Context, GivenColumn, PersonalTable } from '@hearthside/platform';
import type { EntityManager } from 'typeorm';
import type { PersonalExport } from './personal-data.view.js';
import { rowsOf, type Somebody } from './personal-sql.js';

const FOR_THEMSELVES = 'only the person gets it, signed in';

/** Everything that the tables give, under their headings. */
export async function exportOf(
  db: EntityManager,
  { now, who }: Context,
  tables: readonly PersonalTable[],
  somebody: Somebody & { name: string; institute: string },
): Promise<PersonalExport> {
  const own = who.kind === 'member' && who.membershipId === somebody.membershipId;
  const found: PersonalExport = {
    about: `What ${somebody.institute} keeps about ${somebody.name}.`,
    madeAt: now().toISOString(),
    kept: [],
    notGiven: [],
  };
  for (const declared of tables) {
    const { heading, export: exported } = declared;
    if ('nothing' in exported) {
      found.notGiven.push({ heading, because: exported.nothing });
      continue;
    }
    const columns = Object.entries(exported.give).filter(
      ([, given]) => own || typeof given === 'string' || !given.onlyToThemselves,
    );
    if (columns.length === 0) {
      found.notGiven.push({ heading, because: FOR_THEMSELVES });
      continue;
    }
    const { sql, values } = rowsOf(
      declared,
      columns.map(([column]) => column),
      somebody,
    );
    const rows = (await db.query(sql, values)) as Record<string, unknown>[];
    found.kept.push({ heading, rows: rows.map((row) => readable(row, columns)) });
  }
  return found;
}

function readable(
  row: Record<string, unknown>,
  columns: [string, GivenColumn][],
): Record<string, unknown> {
  return Object.fromEntries(
    columns.map(([column, given]) => {
      const value = row[column];
      if (typeof given === 'string') return [given, value];
      return [given.heading, given.read ? given.read(value) : value];
    }),
  );
}
