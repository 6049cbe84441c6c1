import type { EntityManager } from 'typeorm';

/** What a statement gives back. TypeORM answers DELETE and UPDATE with rows and their number together. */
export async function rows<Row extends object>(
  db: EntityManager,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const answer = (await db.query(sql, [...values])) as Row[] | [Row[], number];
  return Array.isArray(answer[0]) ? (answer[0] as Row[]) : (answer as Row[]);
}
