import type { Told } from '@hearthside/people';
import { record, type Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import { Enrolment } from './enrolment.entity.js';
import type { NeedsInput } from './enrolment.input.js';
import { ownPlace } from './own-place.js';
import { readNeeds } from './read-needs.js';

/** What somebody needs so as to take part: they say it themself, or the office does for them. */
@Injectable()
export class NeedsService {
  /** Also while they wait, and after: nothing depends on it but what is printed and made ready. */
  async change(ctx: Context, { id, ...said }: Told<NeedsInput>): Promise<{ id: string }> {
    return ctx.tx(async (db) => {
      const { enrolment } = await ownPlace(db, ctx, id);
      const { instituteId } = enrolment;
      await db.update(Enrolment, { instituteId, id: enrolment.id }, readNeeds(said, enrolment));
      // What it is that they need is nobody's business there.
      await record(db, ctx, 'enrolment.needs-changed', { kind: 'enrolment', id: enrolment.id });
      return { id: enrolment.id };
    });
  }
}
