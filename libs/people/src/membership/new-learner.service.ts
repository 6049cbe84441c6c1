import { randomUUID } from 'node:crypto';
import { record, recordAll, type Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import { coordinatedBy, instituteOf } from '../institute/at.js';
import { userOf, usersOf, userWithoutEmail } from '../sign-in/user.js';
import { Membership } from './membership.entity.js';
import type { AddLearnerInput } from './membership.input.js';
import type { Told } from '../once/once.service.js';
import { MembershipService } from './membership.service.js';
import { entered } from './entered.js';
import { namesOf, readEmail, refused } from './refusal-words.js';

/** Learners are entered by the office, and are there at once: not everyone has e-mail, or answers it. */
@Injectable()
export class NewLearnerService {
  constructor(private readonly members: MembershipService) {}

  /**
   * No mail is sent.
   *
   * @throws Refused
   */
  async add(ctx: Context, input: Told<AddLearnerInput>): Promise<Membership> {
    const instituteId = coordinatedBy(ctx);
    const names = namesOf(input);
    const email = input.email?.trim() ? readEmail(input.email) : undefined;
    return ctx.tx(async (db) => {
      const now = ctx.now();
      const userId = email ? await userOf(db, email, now) : await userWithoutEmail(db, now);
      const row = { instituteId, id: randomUUID(), userId, ...names, roles: ['learner' as const] };
      await entered(db, { ...row, state: 'active', createdAt: now, joinedAt: now });
      const detail = { hasEmail: Boolean(email) };
      await record(db, ctx, 'membership.added', { kind: 'membership', id: row.id }, detail);
      return this.members.get(ctx, row.id);
    });
  }

  /**
   * Somebody without e-mail who stands at the door of a class. Whoever calls this has made sure that the reader may
   * let people in there.
   *
   * @returns their id
   * @throws Refused NAME_UNFIT
   */
  async addAtTheDoor(
    ctx: Context,
    typed: { name: string; called?: string | null },
  ): Promise<string> {
    const instituteId = instituteOf(ctx);
    const names = namesOf(typed);
    return ctx.tx(async (db) => {
      const [now, id] = [ctx.now(), randomUUID()];
      const userId = await userWithoutEmail(db, now);
      const row = { instituteId, id, userId, ...names, roles: ['learner' as const] };
      await entered(db, { ...row, state: 'active', createdAt: now, joinedAt: now });
      await record(db, ctx, 'membership.added', { kind: 'membership', id }, { hasEmail: false });
      return id;
    });
  }

  /**
   * Enters a whole list in a number of statements that does not grow with it.
   *
   * @param people names and addresses as they are kept, no address twice
   * @returns their ids, in the order of the list
   * @throws Refused ALREADY_MEMBER where an address stands here by now
   */
  async addAll(
    ctx: Context,
    people: readonly { name: string; called: string; email: string | null }[],
  ): Promise<string[]> {
    const instituteId = coordinatedBy(ctx);
    if (people.length === 0) return [];
    return ctx.tx(async (db) => {
      const now = ctx.now();
      const users = await usersOf(
        db,
        people.map(({ email }) => email),
        now,
      );
      const rows = people.map(({ name, called }, at) => ({
        ...{ instituteId, id: randomUUID(), userId: users[at]!, name, called },
        ...{ roles: ['learner' as const], state: 'active' as const },
        ...{ createdAt: now, joinedAt: now },
      }));
      const insert = db.createQueryBuilder().insert().into(Membership).values(rows).orIgnore();
      const { raw } = await insert.returning('id').execute();
      if ((raw as unknown[]).length < rows.length) throw refused('ALREADY_MEMBER');
      const entries = rows.map(({ id }, at) => ({
        subject: { kind: 'membership' as const, id },
        detail: { hasEmail: people[at]!.email !== null },
      }));
      await recordAll(db, ctx, 'membership.added', entries);
      return rows.map(({ id }) => id);
    });
  }
}
