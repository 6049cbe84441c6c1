import { randomUUID } from 'node:crypto';
import { coordinatedBy } from '@hearthside/people';
import { auditId, recordAll, type Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { offeringAt } from '../offering/admitted.js';
import type { Offering } from '../offering/offering.entity.js';
import { Enrolment } from './enrolment.entity.js';
import { unless } from './enrolment-refused.js';
import { entering, placesFor, type EnrolmentState } from './enrolment.rules.js';
import { lookAtReminders, tellOfPlaces } from '../reminder/tell.js';
import { passOn } from './pass-on.js';
import { readNeeds, type NeedsSaid } from './read-needs.js';
import { standingOf, type Standing } from './standing.js';

/** A class to which a whole list of people is to be entered. */
export interface ListedClass {
  offering: Offering;
  standing: Standing;
  /** What stands there of each membership. */
  places: ReadonlyMap<string, EnrolmentState>;
}

/** Enters whole lists of people, in a number of statements that does not grow with them. For the office. */
@Injectable()
export class EnteringListService {
  /**
   * How a class stands before anybody is entered.
   *
   * @param lock holds it so until the caller's transaction ends
   * @throws Refused NO_SUCH_OFFERING, CLASS_NOT_OPEN, CLASS_OVER, CLASS_CANCELLED
   */
  async look(ctx: Context, offeringId: string, lock?: 'held'): Promise<ListedClass> {
    coordinatedBy(ctx);
    return ctx.tx(async (db) => {
      const offering = await offeringAt(db, ctx, offeringId, lock);
      unless(entering(offering.state));
      const standing = await standingOf(db, ctx, offering);
      const { instituteId, id } = offering;
      const rows = await db.find(Enrolment, {
        select: { membershipId: true, state: true },
        where: { instituteId, offeringId: id },
      });
      const places = new Map(rows.map(({ membershipId, state }) => [membershipId, state]));
      return { offering, standing, places };
    });
  }

  /**
   * One after another in the order of the list: a seat, or the end of the line. To be called in the transaction
   * in which the class was looked at and is held.
   *
   * @param people whoever may be entered, and has no place there yet
   * @throws Refused LINE_UNFIT
   */
  async enter(
    ctx: Context,
    { offering, standing }: ListedClass,
    people: readonly { membershipId: string; needs: NeedsSaid }[],
  ): Promise<void> {
    const instituteId = coordinatedBy(ctx);
    const { id: offeringId } = offering;
    await ctx.tx(async (db) => {
      const earlier = await db.findBy(Enrolment, {
        ...{ instituteId, offeringId },
        membershipId: In(people.map(({ membershipId }) => membershipId)),
      });
      const enteredAt = ctx.now();
      const states = placesFor(standing, standing.hasBegun, people.length);
      const rows = people.map(({ membershipId, needs }, at) => {
        const before = earlier.find((each) => each.membershipId === membershipId);
        return {
          ...{ instituteId, id: before?.id ?? randomUUID(), offeringId, membershipId },
          ...{ state: states[at]!, source: 'office' as const, turn: standing.nextTurn + at },
          ...{ ...readNeeds(needs, before), offeredUntil: null, enteredAt },
          consentedAt: before?.consentedAt ?? null,
        };
      });
      if (rows.length > 0) await db.upsert(Enrolment, rows, ['instituteId', 'id']);
      const entries = rows.map(({ id, state }) => ({
        subject: { kind: 'enrolment' as const, id },
        detail: { offering: auditId(offeringId), state, source: 'office' as const },
      }));
      await recordAll(db, ctx, 'enrolment.entered', entries);
      const held = rows.filter(({ state }) => state === 'held').map(({ id }) => id);
      if (held.length > 0) {
        await tellOfPlaces(db, ctx, offering, enteredAt, held);
        await lookAtReminders(db, offeringId);
      }
      await passOn(db, ctx, offering);
    });
  }
}
