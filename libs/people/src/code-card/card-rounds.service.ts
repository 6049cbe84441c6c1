import { Refused, type Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import { coordinatedBy } from '../institute/at.js';
import { MembershipService } from '../membership/membership.service.js';
import { lockPeople } from '../membership/people-lock.js';
import { refusedSignIn } from '../sign-in/refused-sign-in.js';
import { CodeCards } from './code-cards.service.js';

/** A card that has just been made: its code is told this once. */
export interface FreshCard {
  membershipId: string;
  name: string;
  /** As it is printed: "K7QM-2XHD-9RTA". */
  code: string;
}

/** A learner without e-mail, who needs a card to sign in. */
export interface CardHolder {
  id: string;
  name: string;
  called: string;
  /** When the card was made that they have now; nothing if they have none. */
  issuedAt: Date | null;
  /** When they first signed in with it. */
  usedAt: Date | null;
}

/** Cards made at once, at most. */
export const MOST_CARDS = 100;

/** Cards for signing in, made by the office for one person or for many. */
@Injectable()
export class CardRounds {
  constructor(
    private readonly cards: CodeCards,
    private readonly members: MembershipService,
  ) {}

  /**
   * A new card for each, or for nobody: by name, as they are handed out.
   *
   * @throws Refused NOBODY_CHOSEN, TOO_MANY_CARDS, INVITED_STILL, NO_SUCH_MEMBER, NOT_FOR_YOU
   */
  async issue(ctx: Context, ids: readonly string[]): Promise<FreshCard[]> {
    const instituteId = coordinatedBy(ctx);
    const each = [...new Set(ids)];
    if (each.length === 0) {
      throw new Refused('NOBODY_CHOSEN', 'Choose at least one person.', 'people');
    }
    if (each.length > MOST_CARDS) {
      throw new Refused('TOO_MANY_CARDS', `Choose ${MOST_CARDS} people at most.`, 'people');
    }
    return ctx.tx(async (db) => {
      await lockPeople(db, instituteId);
      const made: FreshCard[] = [];
      for (const id of each) {
        const { name, state } = await this.members.get(ctx, id);
        if (state === 'invited') {
          throw new Refused(
            'INVITED_STILL',
            'This person is invited by e-mail, and has not said yes yet. A card is for people who are here.',
          );
        }
        const { code } = await refusedSignIn(() => this.cards.issue(ctx, id));
        made.push({ membershipId: id, name, code });
      }
      return made.sort((one, other) => one.name.localeCompare(other.name, 'en'));
    });
  }

  /** @throws Refused NO_SUCH_MEMBER, NO_CARD */
  async revoke(ctx: Context, id: string): Promise<void> {
    const instituteId = coordinatedBy(ctx);
    await ctx.tx(async (db) => {
      await lockPeople(db, instituteId);
      await this.members.get(ctx, id);
      if (!(await this.cards.of(ctx, id))) {
        throw new Refused('NO_CARD', 'This person has no card that could be taken back.');
      }
      await refusedSignIn(() => this.cards.revoke(ctx, id));
    });
  }

  /** Learners who are here and have no e-mail, by name: so many of those without a card, and of those with one. */
  async holders(
    ctx: Context,
    { with: hasCard, most = MOST_CARDS }: { with: boolean; most?: number },
  ): Promise<CardHolder[]> {
    const instituteId = coordinatedBy(ctx);
    return ctx.select<CardHolder>(
      `SELECT m.id, m.name, m.called, c.issued_at AS "issuedAt", c.used_at AS "usedAt"
         FROM membership m
         JOIN auth."user" u ON u.id = m.user_id
         LEFT JOIN code_card c
           ON c.institute_id = m.institute_id AND c.membership_id = m.id AND c.revoked_at IS NULL
        WHERE m.institute_id = $1 AND m.state = 'active' AND 'learner' = ANY (m.roles)
          AND NOT 'coordinator' = ANY (m.roles) AND u.email LIKE '%@no-email.invalid'
          AND (c.id IS NOT NULL) = $2
        ORDER BY lower(m.name), m.id LIMIT $3`,
      [instituteId, hasCard, most],
    );
  }
}
