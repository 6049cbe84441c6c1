import { cursorOf, hasRole, placeOf, Refused, type Context } from '@hearthside/platform';
import { instituteOf } from '@hearthside/people';
import { BadRequestException, Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { OfferingLeader } from '../leader/leader.entity.js';
import { Session } from '../session/session.entity.js';
import { admissionOf, offeringAt } from './admitted.js';
import { Offering } from './offering.entity.js';
import type { OfferingsAsked } from './offering.input.js';
import { stageOf } from './offering.rules.js';
import type { OfferingPage } from './offering-page.view.js';

/** Classes on one page at most. */
const MOST = 200;

/** The classes of an institute, as far as a reader may see: drafts are for the office and those who lead them. */
@Injectable()
export class OfferingService {
  /** The newest first. */
  async list(ctx: Context, asked: OfferingsAsked): Promise<OfferingPage> {
    const instituteId = instituteOf(ctx);
    const first = Math.min(Math.max(asked.first ?? 50, 1), MOST);
    const place = asked.after ? placeOf(asked.after) : undefined;
    if (asked.after && !place) {
      throw new BadRequestException('This list goes on from nowhere. Begin it again.');
    }
    return ctx.tx(async (db) => {
      const query = db
        .createQueryBuilder(Offering, 'o')
        .where('o.institute_id = :instituteId', { instituteId });
      if (!isOffice(ctx)) query.andWhere(`(o.state <> 'draft' OR ${LED})`, { me: meIn(ctx) });
      const count = await query.getCount();
      if (place) query.andWhere('(o.created_at, o.id) < (:text::timestamptz, :id::uuid)', place);
      const rows = await query
        .orderBy('o.createdAt', 'DESC')
        .addOrderBy('o.id', 'DESC')
        .limit(first + 1)
        .getMany();
      const nodes = await whole(db, ctx, rows.slice(0, first));
      const last = rows.length > first ? nodes.at(-1) : undefined;
      const endCursor = last ? cursorOf({ text: last.createdAt.toISOString(), id: last.id }) : null;
      return { nodes, count, endCursor };
    });
  }

  /** A class of which the reader may know, or nothing. */
  async find(ctx: Context, id: string): Promise<Offering | undefined> {
    return ctx.tx(async (db) => {
      try {
        const offering = await offeringAt(db, ctx, id);
        const isShut = offering.state === 'draft';
        if (isShut && (await admissionOf(db, ctx, offering)) === 'member') return undefined;
        return (await whole(db, ctx, [offering]))[0];
      } catch (error) {
        if (error instanceof Refused) return undefined;
        throw error;
      }
    });
  }

  /** @throws Refused NO_SUCH_OFFERING */
  async get(ctx: Context, id: string): Promise<Offering> {
    const found = await this.find(ctx, id);
    if (found) return found;
    throw new Refused('NO_SUCH_OFFERING', 'There is no such class at your institute.');
  }
}

/** Somebody leads the class, or helps those who do. */
const LED = `EXISTS (SELECT FROM offering_leader l WHERE l.institute_id = o.institute_id
  AND l.offering_id = o.id AND l.membership_id = :me)`;

const isOffice = ({ who }: Context) => who.kind === 'service' || hasRole(who, 'coordinator');
const meIn = ({ who }: Context) => (who.kind === 'member' ? who.membershipId : null);

/** With sessions, leaders and stage: two statements, for however many classes. */
async function whole(db: EntityManager, ctx: Context, rows: Offering[]): Promise<Offering[]> {
  const instituteId = instituteOf(ctx);
  const where = { instituteId, offeringId: In(rows.map(({ id }) => id)) };
  const sessions = await db.find(Session, { where, order: { number: 'ASC' } });
  const leaders = await db.find(OfferingLeader, {
    where,
    order: { part: 'DESC', membershipId: 'ASC' },
  });
  const now = ctx.now();
  return rows.map((row) => {
    const own = sessions.filter(({ offeringId }) => offeringId === row.id);
    const began = own.some(({ startsAt }) => startsAt <= now);
    return Object.assign(row, {
      sessions: own,
      leaders: leaders.filter(({ offeringId }) => offeringId === row.id),
      stage: stageOf(row.state, began),
    });
  });
}
