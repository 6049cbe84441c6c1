import type { Context } from '@hearthside/platform';
import type { CleanedWhere, CustomAdapter } from 'better-auth/adapters';
import { rows } from './rows.js';

/** Columns and tables are better-auth's settings and not what people send; still nothing else passes. */
const NAME = /^[a-z_]+$/;

const COMPARISONS = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

type Row = Record<string, unknown>;

/**
 * What better-auth asks of a database, on the schema `auth`. By way of the context, so that a session can be made
 * in the transaction that uses up what it was made for.
 */
export function adapterOn(db: Context): CustomAdapter {
  const run = (sql: string, values: readonly unknown[]) =>
    db.tx((manager) => rows<Row>(manager, sql, values));
  const one = async <T>(sql: string, values: readonly unknown[]) =>
    ((await run(sql, values))[0] as T | undefined) ?? null;
  const count = async (sql: string, values: readonly unknown[]) =>
    (
      await run(`WITH done AS (${sql} RETURNING 1) SELECT count(*)::int AS n FROM done`, values)
    )[0]!['n'] as number;

  return {
    create: async ({ model, data }) => {
      const columns = Object.keys(data);
      const places = columns.map((_, at) => `$${at + 1}`).join(', ');
      const sql = `INSERT INTO ${table(model)} (${columns.map(quoted).join(', ')}) VALUES (${places})
        RETURNING *`;
      return (await one<typeof data>(sql, Object.values(data)))!;
    },
    findOne: ({ model, where }) => {
      const values: unknown[] = [];
      return one(`SELECT * FROM ${table(model)}${matching(where, values)} LIMIT 1`, values);
    },
    findMany: async <T>({
      model,
      where,
      limit,
      sortBy,
      offset,
    }: Parameters<CustomAdapter['findMany']>[0]) => {
      const values: unknown[] = [];
      const order = sortBy
        ? ` ORDER BY ${quoted(sortBy.field)} ${sortBy.direction === 'desc' ? 'DESC' : 'ASC'}`
        : '';
      const conditions = matching(where, values);
      values.push(limit, offset ?? 0);
      return (await run(
        `SELECT * FROM ${table(model)}${conditions}${order}
          LIMIT $${values.length - 1} OFFSET $${values.length}`,
        values,
      )) as T[];
    },
    count: async ({ model, where }) => {
      const values: unknown[] = [];
      const found = await one<{ n: number }>(
        `SELECT count(*)::int AS n FROM ${table(model)}${matching(where, values)}`,
        values,
      );
      return found!.n;
    },
    update: ({ model, where, update }) => {
      const values: unknown[] = [];
      const set = setting(update as Row, values);
      return one(`UPDATE ${table(model)} SET ${set}${matching(where, values)} RETURNING *`, values);
    },
    updateMany: ({ model, where, update }) => {
      const values: unknown[] = [];
      const set = setting(update, values);
      return count(`UPDATE ${table(model)} SET ${set}${matching(where, values)}`, values);
    },
    delete: async ({ model, where }) => {
      const values: unknown[] = [];
      await run(`DELETE FROM ${table(model)}${matching(where, values)}`, values);
    },
    deleteMany: ({ model, where }) => {
      const values: unknown[] = [];
      return count(`DELETE FROM ${table(model)}${matching(where, values)}`, values);
    },
  };
}

function table(model: string): string {
  return `auth.${quoted(model)}`;
}

function quoted(name: string): string {
  if (!NAME.test(name)) throw new Error(`"${name}" names no table and no column.`);
  return `"${name}"`;
}

function setting(update: Row, values: unknown[]): string {
  return Object.entries(update)
    .map(([column, value]) => `${quoted(column)} = $${values.push(value)}`)
    .join(', ');
}

/** A WHERE that compares and joins by AND, which is all that better-auth's core does; adds to the values. */
function matching(where: readonly CleanedWhere[] | undefined, values: unknown[]): string {
  if (!where || where.length === 0) return '';
  const conditions = where.map(({ field, operator, value, connector }) => {
    if (connector !== 'AND' && where.length > 1) throw new Error('Conditions are joined by AND.');
    const column = quoted(field);
    if (value === null) return `${column} IS ${operator === 'ne' ? 'NOT ' : ''}NULL`;
    if (operator === 'in') return `${column} = ANY($${values.push(value)})`;
    const comparison = COMPARISONS[operator as keyof typeof COMPARISONS];
    if (!comparison) throw new Error(`Nothing is looked up by "${operator}".`);
    return `${column} ${comparison} $${values.push(value)}`;
  });
  return ` WHERE ${conditions.join(' AND ')}`;
}
