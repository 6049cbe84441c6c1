import type { Contexts } from '@hearthside/platform';
import { timesOverAll, type StepTaken, type TimeOverAll } from './times-over-all.rules.js';

/**
 * Planned minutes against actual ones of a course that several institutes have, for its author: each institute is
 * asked for its own, by the service.
 *
 * @param course its folder's name
 */
export async function readTimesOverAll(contexts: Contexts, course: string): Promise<TimeOverAll[]> {
  const institutes = await contexts
    .forService()
    .select<{ id: string }>('SELECT id FROM app.institute_ids() AS id', []);
  const steps: StepTaken[] = [];
  for (const { id } of institutes) {
    steps.push(...(await contexts.forService(id).select<StepTaken>(STEPS, [id, course])));
  }
  return timesOverAll(steps);
}

// An institute's own course of the same name is another one: its editions belong to it.
const STEPS = `SELECT o.edition_id AS edition, o.variant, c.number AS meeting, s.position,
       s.activity_id AS activity, s.title, s.minutes AS planned, s.state,
       CASE WHEN s.state = 'done'
            THEN (extract(epoch FROM s.ended_at - s.started_at) / 60)::float8 END AS actual
  FROM offering o
  JOIN edition e ON e.id = o.edition_id AND e.institute_id IS NULL
  JOIN class_session c ON c.institute_id = o.institute_id AND c.offering_id = o.id
  JOIN run r ON r.institute_id = c.institute_id AND r.session_id = c.id AND r.state = 'finished'
  JOIN run_step s ON s.institute_id = r.institute_id AND s.session_id = r.session_id
 WHERE o.institute_id = $1 AND o.course = $2`;
