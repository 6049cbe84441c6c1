import type { EntityManager } from 'typeorm';
import { FEWEST } from '../evaluation/evaluation.rules.js';

/** Answers of a class on all lines together. */
export interface EvaluationNumbers {
  class: string;
  sheets: number;
  higher: number;
  same: number;
  lower: number;
  /** On lines with one number: a 1 or a 2. */
  low: number;
  /** And any other. */
  good: number;
}

/** Lines that fewer than five people answered are left out: taken away from the sum, the others would tell of them. */
export async function evaluationNumbers(
  db: EntityManager,
  instituteId: string,
  classes: readonly string[],
): Promise<EvaluationNumbers[]> {
  return db.query(
    `WITH sheet AS (
       SELECT offering_id, answers FROM evaluation_sheet
        WHERE institute_id = $1 AND offering_id = ANY($2)
     ), answer AS (
       SELECT s.offering_id, line, of ? 'before' AS pair, (of ->> 'before')::int AS before,
              (of ->> 'now')::int AS now
         FROM sheet s CROSS JOIN jsonb_each(s.answers) AS a (line, of)
     ), line AS (
       SELECT offering_id,
              count(*) FILTER (WHERE now > before) AS higher,
              count(*) FILTER (WHERE now = before) AS same,
              count(*) FILTER (WHERE now < before) AS lower,
              count(*) FILTER (WHERE NOT pair AND now <= 2) AS low,
              count(*) FILTER (WHERE NOT pair AND now > 2) AS good
         FROM answer
        WHERE now IS NOT NULL AND (before IS NOT NULL OR NOT pair)
        GROUP BY offering_id, line
       HAVING count(*) >= $3
     )
     SELECT n.offering_id AS class, n.sheets,
            coalesce(sum(l.higher), 0)::int AS higher, coalesce(sum(l.same), 0)::int AS same,
            coalesce(sum(l.lower), 0)::int AS lower, coalesce(sum(l.low), 0)::int AS low,
            coalesce(sum(l.good), 0)::int AS good
       FROM (SELECT offering_id, count(*)::int AS sheets FROM sheet GROUP BY offering_id) n
       LEFT JOIN line l ON l.offering_id = n.offering_id
      GROUP BY n.offering_id, n.sheets`,
    [instituteId, classes, FEWEST],
  );
}
