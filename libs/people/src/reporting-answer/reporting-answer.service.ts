import { randomUUID } from 'node:crypto';
import { mayLead, record, Refused, type Context } from '@hearthside/platform';
import { ForbiddenException, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { coordinatedBy, instituteOf } from '../institute/at.js';
import { todayAt } from '../institute/today.js';
import { lockPeople } from '../membership/people-lock.js';
import type { Told } from '../once/once.service.js';
import { ReportingAnswer } from './reporting-answer.entity.js';
import type { ReportingAnswerInput } from './reporting-answer.input.js';
import { answerFault, isDue, settledAnswer } from './reporting-answer.rules.js';

/** What the host says about the duty to report; leaders read it, the office writes it. */
@Injectable()
export class ReportingAnswerService {
  /** The answer that counts, whether or not it is time to ask again. */
  async current(ctx: Context): Promise<ReportingAnswer | undefined> {
    const instituteId = readBy(ctx);
    const where = { instituteId, replacedAt: IsNull() };
    return (await ctx.tx((db) => db.findOneBy(ReportingAnswer, where))) ?? undefined;
  }

  /** All answers, the latest first. */
  async history(ctx: Context): Promise<ReportingAnswer[]> {
    const instituteId = readBy(ctx);
    return ctx.tx((db) =>
      db.find(ReportingAnswer, { where: { instituteId }, order: { writtenAt: 'DESC', id: 'ASC' } }),
    );
  }

  async isDue(ctx: Context, answer: ReportingAnswer): Promise<boolean> {
    return isDue(answer, await todayAt(ctx));
  }

  /**
   * A new answer in the place of the one before, which is kept.
   *
   * @throws Refused
   */
  async replace(ctx: Context, typed: Told<ReportingAnswerInput>): Promise<ReportingAnswer> {
    const instituteId = coordinatedBy(ctx);
    const answer = settledAnswer(typed);
    return ctx.tx(async (db) => {
      const fault = answerFault(answer, await todayAt(ctx));
      if (fault) throw new Refused(fault.code, fault.message, fault.field);
      // Two who answer at once do so one after the other.
      await lockPeople(db, instituteId);
      const now = ctx.now();
      const id = randomUUID();
      await db.update(ReportingAnswer, { instituteId, replacedAt: IsNull() }, { replacedAt: now });
      await db.insert(ReportingAnswer, { instituteId, id, ...answer, writtenAt: now });
      await record(db, ctx, 'reporting-answer.changed', { kind: 'reporting-answer', id });
      return (await this.current(ctx))!;
    });
  }
}

/** @throws ForbiddenException for whoever neither leads nor coordinates */
function readBy(ctx: Context): string {
  if (!mayLead(ctx.who)) throw new ForbiddenException('This is for the leaders of a class.');
  return instituteOf(ctx);
}
