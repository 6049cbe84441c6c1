import { EditionService } from '@hearthside/curriculum';
import { announce, record, type AuditAction, type Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ledSession } from '../attendance/led-session.js';
import { offeringAt } from '../offering/admitted.js';
import { Session } from '../session/session.entity.js';
import { planOf } from './plan-of.js';
import { runRefused } from './run-refused.js';
import { RunPress, RunRow } from './run.entity.js';
import { pressed, waiting, type Clock, type Command, type Pressed } from './run.rules.js';
import type { Run } from './run.view.js';
import { storedClock, storeClock } from './stored-clock.js';
import { viewOfRun } from './view-of-run.js';

/** What a command is called when it is announced that a run has changed. */
export const RUN_TOPIC = 'run';

/** A command as somebody sends it. */
export type RunOrder = Command & {
  at?: Date | null | undefined;
  from?: string | null | undefined;
  version?: number | null | undefined;
};

const ACTIONS: Record<Command['kind'], AuditAction> = {
  start: 'run.started',
  next: 'run.moved-on',
  skip: 'run.skipped',
  extend: 'run.extended',
  back: 'run.taken-back',
  finish: 'run.finished',
};

/** The clock of a session; for the office, and for the leaders and assistants of its class. */
@Injectable()
export class RunService {
  constructor(private readonly editions: EditionService) {}

  /** As it stands, also before it is begun. @throws Refused NO_SUCH_SESSION */
  async runOf(ctx: Context, id: string): Promise<Run> {
    return ctx.tx(async (db) => {
      const session = await ledSession(db, ctx, id);
      return viewOfRun(session, await this.#clock(db, ctx, session), ctx.now().getTime());
    });
  }

  /**
   * Does what somebody pressed, and tells all who look on. Nothing changes where it is done already.
   *
   * @throws Refused NO_SUCH_SESSION, and for what the rules refuse
   */
  async press(ctx: Context, id: string, order: RunOrder): Promise<void> {
    await ctx.tx(async (db) => {
      const session = await ledSession(db, ctx, id);
      const { instituteId, offeringId } = session;
      // Whoever presses at the same time waits, and then sees what has changed.
      const key = { instituteId, id: session.id };
      await db.findOne(Session, { where: key, lock: { mode: 'pessimistic_write' } });
      const offering = await offeringAt(db, ctx, offeringId);
      if (order.kind === 'start' && offering.state !== 'open') throw runRefused('NOT_OPEN');
      const now = ctx.now();
      const clock = await this.#clock(db, ctx, session);
      const press: Pressed = {
        ...order,
        ...{ at: order.at?.getTime() ?? null, from: order.from ?? null },
        seen: order.version ?? null,
      };
      const next = pressed(clock, press, now.getTime());
      if (typeof next === 'string') throw runRefused(next);
      if (next === clock) return;
      await storeClock(db, session, next);
      await db.insert(RunPress, {
        ...{ instituteId, sessionId: session.id, version: next.version, kind: order.kind },
        ...{ activityId: press.from, minutes: order.kind === 'extend' ? order.minutes : null },
        ...{ pressedAt: order.at ?? now, receivedAt: now },
      });
      const subject = { kind: 'session', id: session.id } as const;
      await record(db, ctx, ACTIONS[order.kind], subject, { version: next.version });
      await announce(db, ctx, RUN_TOPIC, session.id);
    });
  }

  /** What is stored; before it is begun, the plan as it is now. */
  async #clock(db: EntityManager, ctx: Context, session: Session): Promise<Clock> {
    const { instituteId, id: sessionId, offeringId, number } = session;
    const row = await db.findOneBy(RunRow, { instituteId, sessionId });
    if (row && row.state !== 'waiting') return storedClock(db, row);
    const { editionId, variant } = await offeringAt(db, ctx, offeringId);
    const published = await this.editions.adaptedById(ctx, editionId, offeringId);
    const plan = published ? planOf(published.course, variant, number) : [];
    const { version, undoneIn } = row ?? { version: 0, undoneIn: 0 };
    return { ...waiting(plan), version, undoneIn };
  }
}
