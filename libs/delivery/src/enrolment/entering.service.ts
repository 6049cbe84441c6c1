import { coordinatedBy, dayIn, type Told } from '@hearthside/people';
import { Refused, type Context } from '@hearthside/platform';
import { ForbiddenException, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ledOffering, offeringAt } from '../offering/admitted.js';
import type { Offering } from '../offering/offering.entity.js';
import { enter, entryOf, refuseStrangers } from './enter.js';
import type { Enrolment } from './enrolment.entity.js';
import type { EnrolInput, RegisterInput } from './enrolment.input.js';
import { refused, unless } from './enrolment-refused.js';
import {
  entering,
  enteringAgain,
  placeFor,
  registering,
  walkingIn,
  type EnrolmentSource,
} from './enrolment.rules.js';
import { passOn } from './pass-on.js';
import { standingOf, type Standing } from './standing.js';

/** Gives people places in a class, or in its line. What cannot be is thrown as `Refused`. */
@Injectable()
export class EnteringService {
  /** By the office: a seat, or the end of the line. */
  async enrol(ctx: Context, input: Told<EnrolInput>): Promise<{ id: string }> {
    coordinatedBy(ctx);
    return ctx.tx(async (db) => {
      const offering = await offeringAt(db, ctx, input.offeringId, 'held');
      unless(entering(offering.state));
      return this.#enter(db, ctx, offering, { ...input, source: 'office' });
    });
  }

  /** By the learner, within the time of registration. */
  async register(ctx: Context, input: Told<RegisterInput>): Promise<{ id: string }> {
    if (ctx.who.kind !== 'member') throw new ForbiddenException('This is for members.');
    const { membershipId: memberId } = ctx.who;
    return ctx.tx(async (db) => {
      const offering = await offeringAt(db, ctx, input.offeringId, 'held');
      // A draft is seen by staff alone.
      if (offering.state === 'draft') throw noSuchOffering();
      const before = await entryOf(db, offering, memberId);
      unless(enteringAgain(before?.state));
      const { hasBegun } = await standingOf(db, ctx, offering);
      unless(registering({ ...offering, hasBegun }, dayIn(offering.timeZone, ctx.now())));
      if (!input.consented) throw refused('CONSENT_NEEDED');
      return this.#enter(db, ctx, offering, { ...input, memberId, source: 'self' });
    });
  }

  /** At the door, by the office and by those who lead or help: a seat that is free, or none. */
  async admitWalkIn(ctx: Context, input: Told<EnrolInput>): Promise<{ id: string }> {
    return ctx.tx(async (db) => {
      const offering = await ledOffering(db, ctx, input.offeringId, 'held');
      unless(entering(offering.state));
      await refuseStrangers(db, offering.instituteId, input.memberId);
      const before = await entryOf(db, offering, input.memberId);
      const standing = await standingOf(db, ctx, offering);
      unless(walkingIn(before?.state, standing));
      return enter(db, ctx, offering, {
        ...entryFrom(ctx, { ...input, source: 'walk-in' }, before, standing),
        state: 'held',
      });
    });
  }

  async #enter(db: EntityManager, ctx: Context, offering: Offering, asked: Asked) {
    await refuseStrangers(db, offering.instituteId, asked.memberId);
    const before = await entryOf(db, offering, asked.memberId);
    unless(enteringAgain(before?.state));
    const standing = await standingOf(db, ctx, offering);
    const done = await enter(db, ctx, offering, entryFrom(ctx, asked, before, standing));
    // The office may have added seats since.
    await passOn(db, ctx, offering);
    return done;
  }
}

type Asked = Told<EnrolInput> & { source: EnrolmentSource };

function entryFrom(
  ctx: Pick<Context, 'now'>,
  { memberId, source, consented, ...needs }: Asked,
  before: Enrolment | null,
  standing: Standing,
) {
  return {
    ...{ membershipId: memberId, before, source, needs, turn: standing.nextTurn },
    state: placeFor(standing, standing.hasBegun),
    consentedAt: consented ? ctx.now() : null,
  };
}

function noSuchOffering(): Refused {
  return new Refused('NO_SUCH_OFFERING', 'There is no such class at your institute.');
}
