import { hasRole, isId, type Context } from '@hearthside/platform';
import type { EntityManager } from 'typeorm';
import { rows } from '../sign-in/rows.js';
import { SignInRefused } from '../sign-in/sign-in-refused.js';
import { forgetIfUnused, userOf, userWithoutEmail } from '../sign-in/user.js';

export interface HeldMembership {
  instituteId: string;
  id: string;
  userId: string;
}

/**
 * What has to happen when the office changes how somebody signs in. It cannot know who uses the new way, so
 * whoever is signed in there is signed out, and what they have written so far stays shut.
 */
export class SignInChanges {
  /**
   * A membership, held until the end of the transaction: nobody can sign in to it meanwhile by a card or a provider.
   *
   * @throws SignInRefused no-such-member
   */
  async hold(db: EntityManager, instituteId: string, id: string): Promise<HeldMembership> {
    const [found] = isId(id)
      ? await rows<{ user_id: string }>(
          db,
          'SELECT user_id FROM membership WHERE institute_id = $1 AND id = $2 FOR UPDATE',
          [instituteId, id],
        )
      : [];
    if (!found) {
      throw new SignInRefused(
        'no-such-member',
        'This person is not on the list of your institute.',
      );
    }
    return { instituteId, id, userId: found.user_id };
  }

  /** Ends sessions at this institute, and locks earlier writing. Sessions elsewhere go on. */
  async shut(db: EntityManager, { instituteId, id, userId }: HeldMembership): Promise<void> {
    await db.query('DELETE FROM auth.session WHERE user_id = $1 AND institute_id = $2', [
      userId,
      instituteId,
    ]);
    await db.query(
      'UPDATE membership SET writing_locked_before = now() WHERE institute_id = $1 AND id = $2',
      [instituteId, id],
    );
  }

  /** Every way in to a membership that has ended is closed. Within the transaction that ends it. */
  async ended(db: EntityManager, membership: HeldMembership): Promise<void> {
    const at = [membership.instituteId, membership.id];
    await db.query(
      `UPDATE code_card SET revoked_at = now()
        WHERE institute_id = $1 AND membership_id = $2 AND revoked_at IS NULL`,
      at,
    );
    await db.query('DELETE FROM provider_link WHERE institute_id = $1 AND membership_id = $2', at);
    await this.shut(db, membership);
  }

  /**
   * Gives somebody another e-mail address here, or none. It is the person of that address who belongs to the
   * membership then; the person of the former one keeps it, with all that is theirs at other institutes.
   *
   * @param typed nothing for somebody who has no e-mail any more
   * @throws SignInRefused not-for-you, no-such-member, address-unreadable, address-taken
   */
  async changeAddress(
    ctx: Context,
    membershipId: string,
    typed: string | undefined,
  ): Promise<void> {
    const { who } = ctx;
    if (who.kind !== 'member' || !hasRole(who, 'coordinator')) {
      throw new SignInRefused(
        'not-for-you',
        'Only coordinators can change the address with which somebody signs in.',
      );
    }
    await ctx.tx(async (db) => {
      const membership = await this.hold(db, who.instituteId, membershipId);
      const userId = typed
        ? await userOf(db, typed, ctx.now())
        : await userWithoutEmail(db, ctx.now());
      if (userId === membership.userId) return;
      const [taken] = await rows(
        db,
        'SELECT id FROM membership WHERE institute_id = $1 AND user_id = $2',
        [who.instituteId, userId],
      );
      if (taken) {
        throw new SignInRefused(
          'address-taken',
          'Somebody else at your institute has this address already. Each person needs their own.',
          'address',
        );
      }
      await this.shut(db, membership);
      await db.query('DELETE FROM provider_link WHERE institute_id = $1 AND membership_id = $2', [
        who.instituteId,
        membershipId,
      ]);
      await db.query('UPDATE membership SET user_id = $3 WHERE institute_id = $1 AND id = $2', [
        who.instituteId,
        membershipId,
        userId,
      ]);
      await forgetIfUnused(db, membership.userId);
    });
  }
}
