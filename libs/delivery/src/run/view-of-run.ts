import type { Session } from '../session/session.entity.js';
import { actualMinutes, behindMinutes, presentOf, projectedEnd, type Clock } from './run.rules.js';
import type { Run } from './run.view.js';

/** @param now in milliseconds since 1970 */
export function viewOfRun(
  { id: session, offeringId: offering, startsAt, minutes }: Session,
  clock: Clock,
  now: number,
): Run {
  return {
    ...{ session, offering, state: clock.state, version: clock.version },
    present: presentOf(clock)?.id ?? null,
    startedAt: dateOf(clock.startedAt),
    finishedAt: dateOf(clock.finishedAt),
    behindMinutes: behindMinutes(clock, now),
    endsAt: dateOf(projectedEnd(clock, now)),
    scheduledEnd: new Date(startsAt.getTime() + minutes * 60_000),
    steps: clock.steps.map((step) => ({
      ...step,
      startedAt: dateOf(step.startedAt),
      endedAt: dateOf(step.endedAt),
      actualMinutes: actualMinutes(step, now),
    })),
  };
}

const dateOf = (moment: number | null) => (moment === null ? null : new Date(moment));
