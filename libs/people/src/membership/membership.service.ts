import { cutPage, isId, readPage, ROLES, type Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { instituteOf } from '../institute/at.js';
import { emailsOf } from './emails.js';
import { Membership } from './membership.entity.js';
import type { MembersAsked } from './membership.input.js';
import { fieldsSeen, statesListed, type Reader } from './membership.rules.js';
import { refused } from './refusal-words.js';
import type { MemberPage } from './member-page.view.js';

/** Who is at an institute, as far as a reader may see. */
@Injectable()
export class MembershipService {
  /** @throws BadRequestException for a cursor that is none of ours */
  async list(ctx: Context, asked: MembersAsked): Promise<MemberPage> {
    const instituteId = instituteOf(ctx);
    const reader = readerIn(ctx);
    const { first, place } = readPage(asked);
    return ctx.tx(async (db) => {
      const query = fitting(db, instituteId, reader, asked);
      const count = await query.getCount();
      if (place) query.andWhere('(lower(m.name), m.id) > (lower(:text), :id::uuid)', place);
      const rows = await query
        .addSelect('lower(m.name)', 'by_name')
        .orderBy('by_name')
        .addOrderBy('m.id')
        .limit(first + 1)
        .getMany();
      const { nodes, endCursor } = cutPage(rows, first, ({ name }) => name);
      return { nodes: await withEmails(db, reader, nodes), endCursor, count };
    });
  }

  /** Somebody at the reader's institute, or nothing: also when the reader may not know of them. */
  async find(ctx: Context, id: string): Promise<Membership | undefined> {
    const instituteId = instituteOf(ctx);
    if (!isId(id)) return undefined;
    return ctx.tx(async (db) => {
      const row = await db.findOneBy(Membership, { instituteId, id });
      if (!row || !fieldsSeen(readerIn(ctx), row).name) return undefined;
      return (await withEmails(db, readerIn(ctx), [row]))[0];
    });
  }

  /**
   * Somebody of whom the reader knows.
   *
   * @throws Refused NO_SUCH_MEMBER
   */
  async get(ctx: Context, id: string): Promise<Membership> {
    const found = await this.find(ctx, id);
    if (!found) throw refused('NO_SUCH_MEMBER');
    return found;
  }

  /** The reader, where they are now. */
  async own(ctx: Context): Promise<Membership | undefined> {
    return ctx.who.kind === 'member' ? this.find(ctx, ctx.who.membershipId) : undefined;
  }
}

/** The service's own work reads as the office does. */
export function readerIn({ who }: Pick<Context, 'who'>): Reader {
  if (who.kind === 'service') return { roles: ROLES };
  return who.kind === 'member'
    ? { membershipId: who.membershipId, roles: who.roles }
    : { roles: [] };
}

function fitting(
  db: EntityManager,
  instituteId: string,
  reader: Reader,
  { role, state, search }: MembersAsked,
): SelectQueryBuilder<Membership> {
  const listed = statesListed(reader);
  const wanted = state ? [state] : (['active', 'invited'] as const);
  const query = db
    .createQueryBuilder(Membership, 'm')
    .where('m.institute_id = :instituteId', { instituteId })
    .andWhere('m.state = ANY(:states)', { states: wanted.filter((each) => listed.includes(each)) });
  if (role) query.andWhere(':role = ANY(m.roles)', { role });
  // True of them anyway, and what the index of staff says: it is found by these words.
  if (role && role !== 'learner') query.andWhere(`m.roles <> '{learner}'::text[]`);
  const words = (search ?? '').replace(/[\p{Cc}\p{Cs}]/gu, ' ').trim();
  if (words) {
    const byEmail = `EXISTS (SELECT FROM auth."user" u
       WHERE u.id = m.user_id AND u.email ILIKE :words AND u.email NOT LIKE '%@no-email.invalid')`;
    const seesEmail = reader.roles.includes('coordinator');
    query.andWhere(
      `(m.name ILIKE :words OR m.called ILIKE :words${seesEmail ? ` OR ${byEmail}` : ''})`,
      { words: `%${words.replace(/[\\%_]/g, '\\$&')}%` },
    );
  }
  return query;
}

async function withEmails(
  db: EntityManager,
  reader: Reader,
  rows: readonly Membership[],
): Promise<Membership[]> {
  const open = rows.filter((row) => fieldsSeen(reader, row).email);
  const emails = await emailsOf(
    db,
    open.map(({ userId }) => userId),
  );
  return rows.map((row) => {
    const email = open.includes(row) ? emails.get(row.userId) : undefined;
    return Object.assign(row, { email: email ?? null });
  });
}
