import {
  cutPage,
  hasRole,
  readPage,
  Refused,
  type Context,
  type PageAsked,
} from '@hearthside/platform';
import { instituteOf } from '@hearthside/people';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { OfferingLeader } from '../leader/leader.entity.js';
import { Session } from '../session/session.entity.js';
import { admissionOf, offeringAt } from './admitted.js';
import { Offering } from './offering.entity.js';
import { stageOf } from './offering.rules.js';
import type { OfferingPage } from './offering-page.view.js';

/** The classes of an institute, as far as a reader may see: drafts are for the office and those who lead them. */
@Injectable()
export class OfferingService {
  /** The newest first. */
  async list(ctx: Context, asked: PageAsked): Promise<OfferingPage> {
    const instituteId = instituteOf(ctx);
    const { first, place } = readPage(asked, isMoment);
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
      const { nodes, endCursor } = cutPage(rows, first, (row) => row.createdAt.toISOString());
      return { nodes: await whole(db, ctx, nodes), endCursor, count };
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

/** Is this a moment as our cursors write it? */
const isMoment = (text: string) =>
  /^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/.test(text) && !Number.isNaN(Date.parse(text));

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
