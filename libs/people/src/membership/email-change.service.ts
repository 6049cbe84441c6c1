import { record, type Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import { coordinatedBy } from '../institute/at.js';
import { askByMail } from '../invitation/ask-by-mail.js';
import { refusedSignIn } from '../sign-in/refused-sign-in.js';
import { Membership } from './membership.entity.js';
import { MembershipService } from './membership.service.js';
import { lockPeople } from './people-lock.js';
import { readEmail, refused } from './refusal-words.js';
import { SignInChanges } from './sign-in-changes.service.js';

/** The office gives somebody another e-mail address, or takes it away. */
@Injectable()
export class EmailChangeService {
  constructor(
    private readonly members: MembershipService,
    private readonly changes: SignInChanges,
  ) {}

  /**
   * They are signed out here, and what they wrote before stays shut. Somebody who is invited is asked at the new
   * address.
   *
   * @param email empty for somebody who has none any more
   * @throws Refused
   */
  async change(ctx: Context, id: string, email: string): Promise<Membership> {
    const instituteId = coordinatedBy(ctx);
    const typed = email.trim() && readEmail(email);
    return ctx.tx(async (db) => {
      await lockPeople(db, instituteId);
      const { state, roles, userId, email: before } = await this.members.get(ctx, id);
      if (state === 'ended') throw refused('HAS_ENDED');
      // A second user without an address would lock their writing for nothing.
      if (!typed && !before) throw refused('HAS_NO_EMAIL');
      if (!typed && state === 'invited') throw refused('INVITED_BY_MAIL');
      if (!typed && roles.includes('coordinator')) throw refused('COORDINATOR_NEEDS_EMAIL');
      await refusedSignIn(() => this.changes.changeAddress(ctx, id, typed || undefined));
      const { userId: now } = await db.findOneByOrFail(Membership, { instituteId, id });
      if (now !== userId) {
        const detail = { hasEmail: typed !== '' };
        await record(db, ctx, 'membership.email-changed', { kind: 'membership', id }, detail);
        if (state === 'invited') await askByMail(db, id);
      }
      return this.members.get(ctx, id);
    });
  }
}
