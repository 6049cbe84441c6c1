import { coordinatedBy, type Told } from '@hearthside/people';
import { auditId, record, type Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import { offeringAt } from '../offering/admitted.js';
import { enter, entryOf, refuseStrangers } from './enter.js';
import type { TransferEnrolmentInput } from './enrolment.input.js';
import { refused, unless } from './enrolment-refused.js';
import { entering, enteringAgain, placeFor, transferring } from './enrolment.rules.js';
import { giveUp } from './leaving.service.js';
import { seenPlace } from './own-place.js';
import { passOn } from './pass-on.js';
import { standingOf } from './standing.js';

/** Somebody goes over to another class of the institute; the office sees to that. */
@Injectable()
export class TransferService {
  /**
   * All of it or nothing. Needs and consent go with them.
   *
   * @returns their place in the other class
   * @throws Refused
   */
  async transfer(
    ctx: Context,
    { id, toOfferingId }: Told<TransferEnrolmentInput>,
  ): Promise<{ id: string }> {
    coordinatedBy(ctx);
    return ctx.tx(async (db) => {
      const seen = await seenPlace(db, ctx, id);
      const [fromId, toId] = [seen.offeringId, toOfferingId.toLowerCase()];
      if (fromId === toId) throw refused('SAME_CLASS');
      // In one order, or two who go the opposite ways would wait for each other.
      for (const each of [fromId, toId].sort()) await offeringAt(db, ctx, each, 'held');
      const from = await offeringAt(db, ctx, fromId);
      const to = await offeringAt(db, ctx, toId);
      const enrolment = await seenPlace(db, ctx, id);
      unless(entering(to.state));
      const { membershipId, state } = enrolment;
      await refuseStrangers(db, to.instituteId, membershipId);
      const before = await entryOf(db, to, membershipId);
      unless(enteringAgain(before?.state));
      const standing = await standingOf(db, ctx, to);
      const place = placeFor(standing, standing.hasBegun);
      unless(transferring({ enrolment: state, state: from.state }, place));
      const { print, hearing, seating, language, consentedAt } = enrolment;
      const entered = await enter(db, ctx, to, {
        ...{ membershipId, before, source: 'transfer', state: place, consentedAt },
        ...{ turn: standing.nextTurn, needs: { print, hearing, seating, language } },
      });
      await giveUp(db, ctx, { enrolment, offering: from }, 'enrolment.withdrawn');
      await passOn(db, ctx, to);
      const detail = { from: auditId(fromId), to: auditId(toId) };
      const subject = { kind: 'enrolment', id: entered.id } as const;
      await record(db, ctx, 'enrolment.transferred', subject, detail);
      return entered;
    });
  }
}
