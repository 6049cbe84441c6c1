import { randomUUID } from 'node:crypto';
import {
  Contexts,
  isId,
  Mutations,
  record,
  ROLES,
  type Context,
  type Member,
} from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import { coordinatedBy } from '../institute/at.js';
import { entered } from '../membership/entered.js';
import { Membership } from '../membership/membership.entity.js';
import type { InvitationInput, InviteMemberInput } from '../membership/membership.input.js';
import type { Told } from '../once/once.service.js';
import { invitingAgain, settledRoles } from '../membership/membership.rules.js';
import { MembershipService } from '../membership/membership.service.js';
import { lockPeople } from '../membership/people-lock.js';
import { namesOf, readEmail, refused } from '../membership/refusal-words.js';
import { askByMail } from './ask-by-mail.js';
import { userOf } from '../sign-in/user.js';
import { placesOf } from '../viewer/places.js';

/** Staff are asked, and say yes or no themselves once they have signed in with the address. */
@Injectable()
export class InvitationService {
  constructor(
    private readonly contexts: Contexts,
    private readonly members: MembershipService,
    private readonly mutations: Mutations,
  ) {}

  /**
   * Whether the address is known to another institute makes no difference to the answer.
   *
   * @throws Refused
   */
  async invite(ctx: Context, input: Told<InviteMemberInput>): Promise<Membership> {
    const instituteId = coordinatedBy(ctx);
    const roles = settledRoles(input.roles, ROLES);
    const names = namesOf(input);
    const email = readEmail(input.email);
    if (roles.length === 0) throw refused('NO_ROLE');
    return ctx.tx(async (db) => {
      const now = ctx.now();
      const userId = await userOf(db, email, now);
      const row = { instituteId, id: randomUUID(), userId, ...names, roles, createdAt: now };
      await entered(db, { ...row, state: 'invited', invitedAt: now });
      await record(db, ctx, 'membership.invited', { kind: 'membership', id: row.id }, { roles });
      await askByMail(db, row.id);
      return this.members.get(ctx, row.id);
    });
  }

  /** Sends the invitation again, for whoever has lost it. */
  async again(ctx: Context, id: string): Promise<Membership> {
    const instituteId = coordinatedBy(ctx);
    return ctx.tx(async (db) => {
      await lockPeople(db, instituteId);
      const member = await this.members.get(ctx, id);
      const since = ctx.now().getTime() - (member.invitedAt?.getTime() ?? 0);
      const refusal = invitingAgain(member, since);
      if (refusal) throw refused(refusal);
      await db.update(Membership, { instituteId, id: member.id }, { invitedAt: ctx.now() });
      await record(db, ctx, 'membership.invited-again', { kind: 'membership', id: member.id });
      await askByMail(db, member.id);
      return this.members.get(ctx, id);
    });
  }

  /**
   * Says yes. A session that is at no institute yet is there from now on.
   *
   * @throws Refused NO_INVITATION
   */
  async accept(ctx: Context, asked: InvitationInput): Promise<Membership> {
    const yes = { state: 'active', joinedAt: ctx.now() } as const;
    return this.#answer(ctx, 'acceptInvitation', asked, yes);
  }

  /**
   * Says no. The institute sees it, and may ask again.
   *
   * @throws Refused NO_INVITATION
   */
  async decline(ctx: Context, asked: InvitationInput): Promise<Membership> {
    const no = { state: 'ended', endedAt: ctx.now() } as const;
    return this.#answer(ctx, 'declineInvitation', asked, no);
  }

  async #answer(
    asking: Context,
    mutation: string,
    { clientMutationId, instituteId }: InvitationInput,
    answer: Pick<Membership, 'state'> & Partial<Membership>,
  ): Promise<Membership> {
    const who = await this.#invited(asking, instituteId);
    if (!who) throw refused('NO_INVITATION');
    const ctx = this.contexts.for(who, asking.now);
    const { membershipId: id, sessionId } = who;
    // Once: an answer that is sent again must not answer an invitation that came after it.
    const order = { mutation, clientMutationId, input: { instituteId } };
    await this.mutations.once(ctx, order, async (db) => {
      await lockPeople(db, instituteId);
      const { state } = await db.findOneByOrFail(Membership, { instituteId, id });
      if (state !== 'invited') throw refused('NO_INVITATION');
      await db.update(Membership, { instituteId, id }, answer);
      const isYes = answer.state === 'active';
      const what = isYes ? 'membership.joined' : 'membership.invitation-declined';
      await record(db, ctx, what, { kind: 'membership', id });
      if (isYes) {
        await db.query(
          'UPDATE auth.session SET institute_id = $1 WHERE id = $2 AND institute_id IS NULL',
          [instituteId, sessionId],
        );
      }
      return { id };
    });
    return this.members.get(ctx, id);
  }

  /**
   * Who answers, as a member without roles: they may see themselves and nobody else. A session that an
   * institute controls reaches no other institute's invitations.
   */
  async #invited(ctx: Context, instituteId: string): Promise<Member | undefined> {
    const { who } = ctx;
    if ((who.kind !== 'person' && who.kind !== 'member') || !isId(instituteId)) return undefined;
    const places = await placesOf(ctx);
    if (!places.some((each) => each.instituteId === instituteId)) return undefined;
    const [row] = await this.contexts
      .forService(instituteId)
      .select<{ id: string }>(
        'SELECT id FROM membership WHERE institute_id = $1 AND user_id = $2',
        [instituteId, who.userId],
      );
    const { userId, sessionId } = who;
    return (
      row && { kind: 'member', userId, sessionId, instituteId, membershipId: row.id, roles: [] }
    );
  }
}
