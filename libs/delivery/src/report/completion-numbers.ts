import type { EntityManager } from 'typeorm';
import { WAS_THERE } from '../attendance/attendance.rules.js';

export interface CompletionNumbers {
  class: string;
  /** Places that are held. */
  held: number;
  completed: number;
  /** Those that are valid. */
  certificates: number;
}

/** Who completed classes, as `completionIn` says it of one: at so many of the sessions that count. */
export async function completionNumbers(
  db: EntityManager,
  instituteId: string,
  classes: readonly string[],
): Promise<CompletionNumbers[]> {
  return db.query(
    `SELECT o.id AS class, count(e.id)::int AS held, count(c.id)::int AS certificates,
            count(e.id) FILTER (WHERE coalesce(t.there, 0) * o.completion_of
                                   >= coalesce(s.counted, 0) * o.completion_share)::int AS completed
       FROM offering o
       LEFT JOIN enrolment e ON e.institute_id = o.institute_id AND e.offering_id = o.id
            AND e.state = 'held'
       LEFT JOIN (SELECT offering_id, count(*)::int AS counted FROM class_session
                   WHERE institute_id = $1 AND offering_id = ANY($2) AND counts
                   GROUP BY offering_id) s ON s.offering_id = o.id
       LEFT JOIN (SELECT a.enrolment_id, count(*)::int AS there FROM attendance a
                   WHERE a.institute_id = $1 AND a.offering_id = ANY($2) AND a.mark = ANY($3)
                   GROUP BY a.enrolment_id) t ON t.enrolment_id = e.id
       LEFT JOIN certificate c ON c.institute_id = e.institute_id AND c.enrolment_id = e.id
            AND c.revoked_at IS NULL
      WHERE o.institute_id = $1 AND o.id = ANY($2)
      GROUP BY o.id`,
    [instituteId, classes, WAS_THERE],
  );
}
