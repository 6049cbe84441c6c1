import type { EntityManager } from 'typeorm';
import type { Session } from '../session/session.entity.js';
import { RunRow, RunStepRow } from './run.entity.js';
import type { Clock } from './run.rules.js';

/** A run as the rules take it. */
export async function storedClock(db: EntityManager, row: RunRow): Promise<Clock> {
  const { instituteId, sessionId, state, version, undoneIn, startedAt, finishedAt } = row;
  const steps = await db.find(RunStepRow, {
    where: { instituteId, sessionId },
    order: { position: 'ASC' },
  });
  return {
    ...{ state, version, undoneIn, startedAt: millis(startedAt), finishedAt: millis(finishedAt) },
    steps: steps.map((step) => ({
      ...{ id: step.activityId, title: step.title, minutes: step.minutes, state: step.state },
      ...{ extended: step.extended, reason: step.reason },
      ...{ startedAt: millis(step.startedAt), endedAt: millis(step.endedAt) },
    })),
  };
}

/** Two statements, however many steps; a third where the plan is taken anew. */
export async function storeClock(
  db: EntityManager,
  { instituteId, id: sessionId }: Session,
  { steps, startedAt, finishedAt, ...clock }: Clock,
): Promise<void> {
  const of = { instituteId, sessionId };
  const moments = { startedAt: dateOf(startedAt), finishedAt: dateOf(finishedAt) };
  await db.upsert(RunRow, { ...of, ...clock, ...moments }, ['instituteId', 'sessionId']);
  const isBegun = steps[0]?.state === 'present';
  if (isBegun) await db.delete(RunStepRow, of);
  const rows = steps.map(({ id: activityId, startedAt: from, endedAt: to, ...step }, index) => ({
    ...{ ...of, position: index + 1, activityId, ...step },
    ...{ startedAt: dateOf(from), endedAt: dateOf(to) },
  }));
  // Never two at once, also not while they are written: what becomes present comes last.
  rows.sort((a, b) => Number(a.state === 'present') - Number(b.state === 'present'));
  await db.upsert(RunStepRow, rows, ['instituteId', 'sessionId', 'position']);
}

const millis = (moment: Date | null) => moment?.getTime() ?? null;
const dateOf = (moment: number | null) => (moment === null ? null : new Date(moment));
