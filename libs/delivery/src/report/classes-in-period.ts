import type { EntityManager } from 'typeorm';

/** Days, both of them included, by the institute's calendar. */
export interface Period {
  from: string;
  until: string;
}

export interface ReportedClass {
  id: string;
  /** Neutral, as its title; empty for an edition that has none. */
  code: string;
  title: string;
  label: string | null;
  /** Days of its first and its last session. */
  from: string;
  until: string;
  sessions: number;
}

/**
 * Classes whose last session is in a period, so that each is in one of two periods that follow each other, with all its
 * sessions. Drafts and classes that were called off are left out.
 */
export async function classesIn(
  db: EntityManager,
  instituteId: string,
  { from, until }: Period,
  most: number,
): Promise<ReportedClass[]> {
  return db.query(
    `SELECT o.id, coalesce(e.course ->> 'code', '') AS code,
            coalesce(e.course ->> 'neutralTitle', '') AS title, o.label,
            to_char(s.first, 'YYYY-MM-DD') AS from, to_char(s.last, 'YYYY-MM-DD') AS until,
            s.sessions
       FROM offering o
       JOIN edition e ON e.id = o.edition_id
       JOIN (SELECT c.offering_id, count(*)::int AS sessions,
                    (min(c.starts_at) AT TIME ZONE i.time_zone)::date AS first,
                    (max(c.starts_at) AT TIME ZONE i.time_zone)::date AS last
               FROM class_session c JOIN institute i ON i.id = c.institute_id
              WHERE c.institute_id = $1
              GROUP BY c.offering_id, i.time_zone) s ON s.offering_id = o.id
      WHERE o.institute_id = $1 AND o.state IN ('open', 'finished')
        AND s.last BETWEEN $2::date AND $3::date
      ORDER BY s.last, s.first, o.id
      LIMIT $4`,
    [instituteId, from, until, most],
  );
}
