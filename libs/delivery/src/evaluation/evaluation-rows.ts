import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Offering } from '../offering/offering.entity.js';
import { EvaluationComment, EvaluationSheet } from './evaluation.entity.js';
import type { AnswerCount } from './evaluation.rules.js';

type Of = Pick<Offering, 'instituteId' | 'id'>;

/** All of a class, by random numbers. */
export async function allOf(db: EntityManager, { instituteId, id: offeringId }: Of) {
  const asked = { where: { instituteId, offeringId }, order: { id: 'ASC' } } as const;
  return {
    sheets: await db.find(EvaluationSheet, asked),
    words: await db.find(EvaluationComment, asked),
  };
}

/**
 * Writes all of a class anew, in an order of chance. PostgreSQL keeps with each row the transaction that wrote it, and
 * where it lies: a sheet and its words that were written together could be found by these. Afterward all are of one.
 */
export async function mixed(
  db: EntityManager,
  { instituteId, id: offeringId }: Of,
  sheets: readonly EvaluationSheet[],
  words: readonly (Omit<EvaluationComment, 'id'> & { id?: string })[],
): Promise<void> {
  const all = { instituteId, offeringId };
  await db.delete(EvaluationSheet, all);
  await db.delete(EvaluationComment, all);
  await db.insert(EvaluationSheet, byChance(sheets.map((each) => ({ ...each }))));
  // A number that was shown may be removed by it, so those that are there keep theirs.
  const rows = words.map((each) => ({ ...each, id: each.id ?? randomUUID() }));
  if (rows.length > 0) await db.insert(EvaluationComment, byChance(rows));
}

function byChance<Row extends object>(rows: readonly Row[]): Row[] {
  const drawn = rows.map((row) => ({ row, at: randomUUID() }));
  return drawn.sort((one, other) => (one.at < other.at ? -1 : 1)).map(({ row }) => row);
}

/** How many sheets have what on which line. */
export async function countsOf(db: EntityManager, { instituteId, id }: Of): Promise<AnswerCount[]> {
  return db.query(
    `SELECT line, (answer ->> 'before')::int AS before, (answer ->> 'now')::int AS now,
            count(*)::int AS count
       FROM evaluation_sheet s CROSS JOIN jsonb_each(s.answers) AS a (line, answer)
      WHERE s.institute_id = $1 AND s.offering_id = $2
      GROUP BY 1, 2, 3`,
    [instituteId, id],
  );
}
