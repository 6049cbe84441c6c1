import { record, type Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import { Enrolment } from './enrolment.entity.js';
import { ownPlace } from './own-place.js';

/** That somebody has agreed to what is kept about them, where that was not said when they came in. */
@Injectable()
export class ConsentService {
  /**
   * By the office, for somebody who has signed or said so; or for oneself. Whoever has agreed before did so then.
   *
   * @throws Refused NO_SUCH_ENROLMENT
   */
  async agree(ctx: Context, id: string): Promise<{ id: string }> {
    return ctx.tx(async (db) => {
      const { enrolment } = await ownPlace(db, ctx, id);
      const { instituteId, consentedAt } = enrolment;
      if (consentedAt) return { id: enrolment.id };
      await db.update(Enrolment, { instituteId, id: enrolment.id }, { consentedAt: ctx.now() });
      await record(db, ctx, 'enrolment.consented', { kind: 'enrolment', id: enrolment.id });
      return { id: enrolment.id };
    });
  }
}
