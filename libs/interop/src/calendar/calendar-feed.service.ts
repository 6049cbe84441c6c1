import { randomUUID } from 'node:crypto';
import {
  Contexts,
  Keys,
  record,
  SETTINGS,
  type Context,
  type Member,
  type Settings,
} from '@hearthside/platform';
import { ForbiddenException, Inject, Injectable } from '@nestjs/common';
import { CalendarFeedRow } from './calendar-feed.entity.js';
import type { CalendarAddress } from './calendar-feed.view.js';
import { calendarFeed } from './calendar-feed.js';
import { feedHashOf, feedTokenOf } from './feed-token.js';
import { ownSessions } from './own-sessions.js';

/** What a calendar program is given. */
export interface ServedCalendar {
  text: string;
  /** When anything in it was last changed. */
  changedAt: Date;
}

/** One's classes in one's own calendar program: an address, made on wish, that works until it is taken back. */
@Injectable()
export class CalendarFeedService {
  readonly #key: Buffer;

  constructor(
    keys: Keys,
    private readonly contexts: Contexts,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {
    this.#key = keys.derive('calendar');
  }

  /** The reader's own; nothing also where the master key is another than it was made with. */
  async own(ctx: Context): Promise<CalendarAddress | undefined> {
    if (ctx.who.kind !== 'member') return undefined;
    const { instituteId, membershipId } = ctx.who;
    const row = await ctx.tx((db) => db.findOneBy(CalendarFeedRow, { instituteId, membershipId }));
    const token = row && feedTokenOf(this.#key, row);
    if (!row || !token || feedHashOf(token) !== row.tokenHash) return undefined;
    const address = new URL(`/calendar/${token}.ics`, this.settings.publicUrl).href;
    return { address, createdAt: row.createdAt };
  }

  /** A new address; one that was there before leads nowhere from now on. */
  async make(ctx: Context): Promise<{ id: string }> {
    const { instituteId, membershipId } = memberIn(ctx);
    return ctx.tx(async (db) => {
      await db.delete(CalendarFeedRow, { instituteId, membershipId });
      const of = { instituteId, id: randomUUID() };
      const tokenHash = feedHashOf(feedTokenOf(this.#key, of));
      await db.insert(CalendarFeedRow, { ...of, membershipId, tokenHash, createdAt: ctx.now() });
      await record(db, ctx, 'calendar-feed.made', { kind: 'membership', id: membershipId });
      return { id: of.id };
    });
  }

  /** Also where there was none. */
  async revoke(ctx: Context): Promise<{ id: string }> {
    const { instituteId, membershipId } = memberIn(ctx);
    return ctx.tx(async (db) => {
      await db.delete(CalendarFeedRow, { instituteId, membershipId });
      await record(db, ctx, 'calendar-feed.revoked', { kind: 'membership', id: membershipId });
      return { id: membershipId };
    });
  }

  /**
   * For anybody who has the token. Whether it is wrong, was taken back, or is of somebody who has left: there is
   * nothing, after the same work.
   */
  async read(ctx: Context, token: string): Promise<ServedCalendar | undefined> {
    const [found] = await ctx.select<{ institute: string; membership: string }>(
      `SELECT institute_id AS institute, membership_id AS membership FROM app.find_calendar($1)`,
      [feedHashOf(token)],
    );
    if (!found) return undefined;
    const service = this.contexts.forService(found.institute);
    const { sessions, zone, changedAt } = await ownSessions(service, found.membership);
    const text = calendarFeed({ neutralName: 'Classes', zone, sessions, stamp: changedAt });
    return { text, changedAt };
  }
}

function memberIn({ who }: Pick<Context, 'who'>): Member {
  if (who.kind === 'member') return who;
  throw new ForbiddenException('This is for members.');
}
