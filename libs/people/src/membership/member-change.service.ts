import { enqueue, record, ROLES, type Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { coordinatedBy } from '../institute/at.js';
import { askByMail } from '../invitation/ask-by-mail.js';
import { EndsSessions } from './ends-sessions.js';
import { Membership } from './membership.entity.js';
import type { CorrectNameInput, MemberRolesInput } from './membership.input.js';
import type { Told } from '../once/once.service.js';
import {
  changingRoles,
  ending,
  isReduced,
  settledRoles,
  stateTakenBack,
  takingBack,
} from './membership.rules.js';
import { MEMBERSHIP_ENDED } from './membership-ended-task.js';
import { MembershipService } from './membership.service.js';
import { lockPeople } from './people-lock.js';
import { namesOf, refused } from './refusal-words.js';
import { SignInChanges } from './sign-in-changes.service.js';
import { standingOf } from './standing.js';

/** What the office changes about who is there; each change waits for the one before. What cannot be
 * is thrown as `Refused`. */
@Injectable()
export class MemberChangeService {
  constructor(
    private readonly members: MembershipService,
    private readonly sessions: EndsSessions,
    private readonly signIn: SignInChanges,
  ) {}

  async correctName(ctx: Context, input: Told<CorrectNameInput>): Promise<Membership> {
    return this.#change(ctx, input.id, async (db, { instituteId, id }) => {
      await db.update(Membership, { instituteId, id }, namesOf(input));
      await record(db, ctx, 'membership.name-corrected', { kind: 'membership', id });
    });
  }

  /** Whoever has fewer roles than before has to sign in again. */
  async changeRoles(
    ctx: Context,
    { id, roles: wanted }: Told<MemberRolesInput>,
  ): Promise<Membership> {
    const roles = settledRoles(wanted, ROLES);
    return this.#change(ctx, id, async (db, member) => {
      const refusal = changingRoles(await standingOf(db, member), roles);
      if (refusal) throw refused(refusal);
      const { instituteId, userId } = member;
      await db.update(Membership, { instituteId, id: member.id }, { roles });
      const detail = { from: member.roles, to: roles };
      await record(db, ctx, 'membership.roles-changed', { kind: 'membership', id }, detail);
      if (isReduced(member.roles, roles)) await this.sessions.endAt(db, userId, instituteId);
    });
  }

  /** Ends a membership, or takes an invitation back. What the person has done here stays. */
  async end(ctx: Context, id: string): Promise<Membership> {
    return this.#change(ctx, id, async (db, member) => {
      const refusal = ending(await standingOf(db, member));
      if (refusal) throw refused(refusal);
      const { instituteId } = member;
      const end = { state: 'ended', endedAt: ctx.now() } as const;
      await db.update(Membership, { instituteId, id: member.id }, end);
      const wasInvited = member.state === 'invited';
      const what = wasInvited ? 'membership.invitation-taken-back' : 'membership.ended';
      await record(db, ctx, what, { kind: 'membership', id });
      await this.signIn.ended(db, member);
      await enqueue(db, MEMBERSHIP_ENDED, { membershipId: member.id });
    });
  }

  /** Somebody who has left is back, in roles that are said anew; who never said yes is invited again. */
  async takeBack(ctx: Context, { id, roles: wanted }: Told<MemberRolesInput>): Promise<Membership> {
    const roles = settledRoles(wanted, ROLES);
    return this.#change(ctx, id, async (db, member) => {
      const standing = await standingOf(db, member);
      const refusal = takingBack(standing, roles);
      if (refusal) throw refused(refusal);
      const state = stateTakenBack(standing);
      const invitedAt = state === 'invited' ? ctx.now() : member.invitedAt;
      const { instituteId } = member;
      const back = { state, roles, invitedAt, endedAt: null };
      await db.update(Membership, { instituteId, id: member.id }, back);
      const detail = { roles, state };
      await record(db, ctx, 'membership.taken-back', { kind: 'membership', id }, detail);
      if (state === 'invited') await askByMail(db, member.id);
    });
  }

  async #change(
    ctx: Context,
    id: string,
    work: (db: EntityManager, member: Membership) => Promise<void>,
  ): Promise<Membership> {
    const instituteId = coordinatedBy(ctx);
    return ctx.tx(async (db) => {
      await lockPeople(db, instituteId);
      await work(db, await this.members.get(ctx, id));
      return this.members.get(ctx, id);
    });
  }
}
