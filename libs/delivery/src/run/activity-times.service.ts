import { instituteOf } from '@hearthside/people';
import type { Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import type { ActivityTime } from './activity-time.view.js';

/** Planned minutes against actual ones, for the author of a course. */
@Injectable()
export class ActivityTimesService {
  /**
   * Of the institute's own finished runs, in the order of the plan.
   *
   * @param course its slug
   * @param edition nothing is all of them
   */
  async of(ctx: Context, course: string, edition: string | null = null): Promise<ActivityTime[]> {
    // A name that PostgreSQL cannot read is no course's.
    if (`${course}${edition ?? ''}`.includes('\0')) return [];
    return ctx.select<ActivityTime>(
      `SELECT o.edition_id AS edition, o.variant, c.number AS meeting, s.activity_id AS activity,
              min(s.title) AS title,
              percentile_cont(0.5) WITHIN GROUP (ORDER BY s.minutes) AS planned,
              round((percentile_cont(0.5) WITHIN GROUP
                       (ORDER BY extract(epoch FROM s.ended_at - s.started_at) / 60)
                     FILTER (WHERE s.state = 'done'))::numeric, 1)::float8 AS actual,
              count(*)::int AS runs,
              (count(*) FILTER (WHERE s.state = 'skipped'))::int AS skipped,
              (count(*) FILTER (WHERE s.state = 'unreached'))::int AS unreached,
              (count(*) FILTER (WHERE s.extended <> 0))::int AS extended
         FROM offering o
         JOIN class_session c ON c.institute_id = o.institute_id AND c.offering_id = o.id
         JOIN run r ON r.institute_id = c.institute_id AND r.session_id = c.id
         JOIN run_step s ON s.institute_id = r.institute_id AND s.session_id = r.session_id
        WHERE o.institute_id = $1 AND o.course = $2 AND ($3::text IS NULL OR o.edition_id = $3)
          AND r.state = 'finished'
        GROUP BY o.edition_id, o.variant, c.number, s.activity_id
        ORDER BY o.edition_id, o.variant, c.number, min(s.position), s.activity_id`,
      [instituteOf(ctx), course, edition],
    );
  }
}
