import { coordinatedBy, Membership, type Told } from '@hearthside/people';
import { isId, record, Refused, type Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { mayDo, offeringAt } from '../offering/admitted.js';
import { refuseOlder } from '../offering/refuse-older.js';
import { Offering } from '../offering/offering.entity.js';
import type { SetLeadersInput } from '../offering/offering.input.js';
import { OfferingLeader } from './leader.entity.js';

/** Leaders and assistants of a class at most. */
const MOST = 12;

/** The office says who leads a class. */
@Injectable()
export class LeaderService {
  /**
   * Those who are named lead, and nobody else. Facilitators may lead; they and assistants may help.
   *
   * @throws Refused NO_SUCH_OFFERING, TOO_MANY_LEADERS, NAMED_TWICE, NO_SUCH_MEMBER, MAY_NOT_LEAD
   */
  async set(
    ctx: Context,
    { id, leaders, version }: Told<SetLeadersInput>,
  ): Promise<{ id: string }> {
    const instituteId = coordinatedBy(ctx);
    const members = leaders.map(({ member }) => member);
    if (members.length > MOST) {
      throw new Refused(
        'TOO_MANY_LEADERS',
        `A class has ${MOST} leaders and assistants at most.`,
        'leaders',
      );
    }
    if (new Set(members).size < members.length) {
      throw new Refused(
        'NAMED_TWICE',
        'Somebody is named twice. Name each person once.',
        'leaders',
      );
    }
    return ctx.tx(async (db) => {
      const offering = await offeringAt(db, ctx, id, 'held');
      if (version != null) refuseOlder(offering, version);
      await db.update(Offering, { instituteId, id }, { version: offering.version + 1 });
      const found = await db.find(Membership, {
        where: { instituteId, id: In(members.filter(isId)), state: 'active' },
      });
      for (const { member, part } of leaders) {
        const person = found.find((each) => each.id === member);
        if (!person)
          throw new Refused(
            'NO_SUCH_MEMBER',
            'Somebody named here is not at your institute.',
            'leaders',
          );
        if (!mayDo(part, person.roles)) {
          throw new Refused(
            'MAY_NOT_LEAD',
            `${person.name} is no ${part === 'leader' ? 'facilitator' : 'assistant'} here. Give them that role first.`,
            'leaders',
          );
        }
      }
      await db.delete(OfferingLeader, { instituteId, offeringId: id });
      if (leaders.length > 0) {
        await db.insert(
          OfferingLeader,
          leaders.map(({ member, part, trained }) => ({
            ...{ instituteId, offeringId: id, membershipId: member, part, trained },
          })),
        );
      }
      await record(
        db,
        ctx,
        'offering.leaders',
        { kind: 'offering', id },
        { leaders: leaders.length },
      );
      return { id };
    });
  }
}
