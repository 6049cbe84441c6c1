import { randomUUID } from 'node:crypto';
import { record, type Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import { coordinatedBy } from '../institute/at.js';
import { userOf, userWithoutEmail } from '../sign-in/user.js';
import { Membership } from './membership.entity.js';
import type { AddLearnerInput } from './membership.input.js';
import type { Told } from '../once/once.service.js';
import { MembershipService } from './membership.service.js';
import { entered } from './entered.js';
import { namesOf, readEmail } from './refusal-words.js';

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
}
