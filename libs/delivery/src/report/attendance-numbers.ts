import type { EntityManager } from 'typeorm';

export interface SessionNumbers {
  class: string;
  session: string;
  number: number;
  /** Where the institute is. */
  day: string;
  /** Of a session that does not, nobody is noted, and all numbers are zero. */
  counts: boolean;
  present: number;
  late: number;
  leftEarly: number;
  absent: number;
  apologized: number;
}

/** Marks at each session, of those who hold a place. */
export async function attendanceNumbers(
  db: EntityManager,
  instituteId: string,
  classes: readonly string[],
): Promise<SessionNumbers[]> {
  return db.query(
    `SELECT s.offering_id AS class, s.id AS session, s.number, s.counts,
            to_char(s.starts_at AT TIME ZONE i.time_zone, 'YYYY-MM-DD') AS day,
            count(*) FILTER (WHERE a.mark = 'present')::int AS present,
            count(*) FILTER (WHERE a.mark = 'late')::int AS late,
            count(*) FILTER (WHERE a.mark = 'left-early')::int AS "leftEarly",
            count(*) FILTER (WHERE a.mark = 'absent')::int AS absent,
            count(*) FILTER (WHERE a.mark = 'apologized')::int AS apologized
       FROM class_session s
       JOIN institute i ON i.id = s.institute_id
       LEFT JOIN (SELECT a.session_id, a.mark FROM attendance a
                    JOIN enrolment e ON e.institute_id = a.institute_id AND e.id = a.enrolment_id
                         AND e.state = 'held'
                   WHERE a.institute_id = $1 AND a.offering_id = ANY($2)) a ON a.session_id = s.id
      WHERE s.institute_id = $1 AND s.offering_id = ANY($2)
      GROUP BY s.institute_id, s.id, i.time_zone
      ORDER BY s.number`,
    [instituteId, classes],
  );
}
