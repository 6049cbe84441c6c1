import { createHmac, randomInt, randomUUID } from 'node:crypto';
import { hasRole, isId, record, type Context, type Member } from '@hearthside/platform';
import type { SignInChanges } from '../membership/sign-in-changes.service.js';
import { rows } from '../sign-in/rows.js';
import { SignInRefused } from '../sign-in/sign-in-refused.js';
import type { SigningInSettings } from '../sign-in/signing-in-settings.js';
import { cardCode, MEANING, printed } from './card-code.rules.js';
import { BEFORE_IT_IS_SHUT } from './pin.rules.js';

/** A card as the office sees it. */
export interface CardState {
  issuedAt: Date;
  /** When its holder chose a PIN; nothing before that. */
  usedAt: Date | undefined;
  /** After too many wrong PINs; a new card is needed. */
  isShut: boolean;
  /** There is a pause after wrong PINs until then. */
  pausedUntil: Date | undefined;
}

/** Cards by which people without e-mail sign in, as the office gives them out. */
export class CodeCards {
  readonly #key: Buffer;

  constructor(
    private readonly changes: SignInChanges,
    settings: Pick<SigningInSettings, 'keys'>,
  ) {
    this.#key = settings.keys.derive('code-card');
  }

  /**
   * A new card in place of the one before. Its code is told this once and is kept nowhere. Whoever is
   * signed in as this person here is signed out, and what was written before stays shut.
   *
   * @returns the code as it is printed: "K7QM-2XHD-9RTA"
   * @throws SignInRefused not-for-you, no-such-member
   */
  async issue(ctx: Context, membershipId: string): Promise<{ code: string }> {
    const { instituteId } = coordinating(ctx);
    const code = cardCode(Array.from({ length: MEANING }, () => randomInt(32)));
    await ctx.tx(async (db) => {
      const membership = await this.changes.hold(db, instituteId, membershipId);
      const [{ roles, state }] = (await rows<{ roles: string[]; state: string }>(
        db,
        'SELECT roles, state FROM membership WHERE institute_id = $1 AND id = $2',
        [instituteId, membershipId],
      )) as [{ roles: string[]; state: string }];
      if (state === 'ended') {
        throw new SignInRefused('no-such-member', 'This person is not at your institute any more.');
      }
      if (roles.includes('coordinator')) {
        throw new SignInRefused(
          'not-for-you',
          'Coordinators sign in by e-mail or with a passkey, since a card opens to whoever has it first.',
        );
      }
      await this.#revoke(ctx, membershipId);
      await this.changes.shut(db, membership);
      await db.query(
        `INSERT INTO code_card (institute_id, id, membership_id, code_hash, issued_at)
         VALUES ($1, $2, $3, $4, now())`,
        [instituteId, randomUUID(), membershipId, hashOfCard(this.#key, code)],
      );
      await record(db, ctx, 'code-card.issued', { kind: 'membership', id: membershipId });
    });
    return { code: printed(code) };
  }

  /**
   * Makes a card useless, for one that is lost and not replaced, and signs out who came by it.
   *
   * @throws SignInRefused not-for-you, no-such-member
   */
  async revoke(ctx: Context, membershipId: string): Promise<void> {
    const { instituteId } = coordinating(ctx);
    await ctx.tx(async (db) => {
      const { userId } = await this.changes.hold(db, instituteId, membershipId);
      await this.#revoke(ctx, membershipId);
      await db.query(
        `DELETE FROM auth.session WHERE user_id = $1 AND institute_id = $2 AND via = 'card'`,
        [userId, instituteId],
      );
      await record(db, ctx, 'code-card.revoked', { kind: 'membership', id: membershipId });
    });
  }

  /**
   * The card that somebody has now, if there is one.
   *
   * @throws SignInRefused not-for-you
   */
  async of(ctx: Context, membershipId: string): Promise<CardState | undefined> {
    const { instituteId } = coordinating(ctx);
    if (!isId(membershipId)) return undefined;
    const [card] = await ctx.select<{
      issued_at: Date;
      used_at: Date | null;
      wrong_pins: number;
      paused_until: Date | null;
    }>(
      `SELECT issued_at, used_at, wrong_pins,
              CASE WHEN locked_until > now() THEN locked_until END AS paused_until
         FROM code_card
        WHERE institute_id = $1 AND membership_id = $2 AND revoked_at IS NULL`,
      [instituteId, membershipId],
    );
    if (!card) return undefined;
    return {
      issuedAt: card.issued_at,
      usedAt: card.used_at ?? undefined,
      isShut: card.wrong_pins >= BEFORE_IT_IS_SHUT,
      pausedUntil: card.paused_until ?? undefined,
    };
  }

  async #revoke(ctx: Context, membershipId: string): Promise<void> {
    const { instituteId } = ctx.who as Member;
    await ctx.tx((db) =>
      db.query(
        `UPDATE code_card SET revoked_at = now()
          WHERE institute_id = $1 AND membership_id = $2 AND revoked_at IS NULL`,
        [instituteId, membershipId],
      ),
    );
  }
}

/** What is kept of a card's code. */
export function hashOfCard(key: Buffer, code: string): string {
  return createHmac('sha256', key).update(code).digest('base64url');
}

function coordinating({ who }: Context): Member {
  if (who.kind === 'member' && hasRole(who, 'coordinator')) return who;
  throw new SignInRefused(
    'not-for-you',
    'Cards are given out by the coordinators of an institute.',
  );
}
