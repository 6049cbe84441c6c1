import type { Contexts } from '@hearthside/platform';
import type { EntityManager } from 'typeorm';
import type { Auth } from '../sign-in/auth.js';
import type { CountedTry, Limits } from '../sign-in/limits.service.js';
import type { From } from '../sign-in/mail-sign-in.service.js';
import { rows } from '../sign-in/rows.js';
import type { Sessions, SignedIn } from '../sign-in/sessions.service.js';
import { inAbout, SignInRefused } from '../sign-in/sign-in-refused.js';
import type { SigningInSettings } from '../sign-in/signing-in-settings.js';
import { codeOnCard } from './card-code.rules.js';
import {
  cardShut,
  MISTYPED,
  PIN_CHOSEN,
  PIN_FAULTS,
  PINS_DIFFER,
  UNKNOWN_CARD,
  wrongPin,
} from './card-words.js';
import { hashOfCard } from './code-cards.service.js';
import { hashOfPin, isPin } from './pin-hash.js';
import { BEFORE_IT_IS_SHUT, faultOfPin, pauseAfter } from './pin.rules.js';

interface Found {
  instituteId: string;
  cardId: string;
  counted: CountedTry;
}

interface Card {
  membership_id: string;
  pin_hash: string | null;
  wrong_pins: number;
  ended: boolean;
  /** Milliseconds for which no PIN is taken. */
  pause: number | null;
}

/** Signing in by a code card and its PIN. */
export class CardSignIn {
  readonly #key: Buffer;
  readonly #pepper: Buffer;

  constructor(
    private readonly contexts: Contexts,
    private readonly auth: Auth,
    private readonly sessions: Sessions,
    private readonly limits: Limits,
    { keys }: SigningInSettings,
  ) {
    this.#key = keys.derive('code-card');
    this.#pepper = keys.derive('pin');
  }

  /**
   * What comes next for whoever typed a card's code: to choose a PIN, the first time, or to enter it.
   *
   * @throws SignInRefused card-mistyped, card-unknown, card-shut, card-paused, too-many-tries
   */
  async look(typed: string, from: From): Promise<{ next: 'choose-pin' | 'enter-pin' }> {
    const found = await this.#find(typed, from);
    const card = await this.contexts
      .forService(found.instituteId)
      .tx((db) => this.#card(db, found, ''));
    await found.counted.giveBack();
    return { next: card.pin_hash ? 'enter-pin' : 'choose-pin' };
  }

  /**
   * The first use of a card: its holder chooses a PIN, typed twice, and is signed in.
   *
   * @throws SignInRefused those of `look`, and pin-unfit, pins-differ, pin-chosen-already
   */
  async choosePin(
    given: { code: string; pin: string; again: string; ownDevice: boolean },
    from: From,
  ): Promise<SignedIn> {
    const { code, ownDevice } = given;
    const [pin, again] = [digits(given.pin), digits(given.again)];
    const fault = faultOfPin(pin);
    if (fault) throw new SignInRefused('pin-unfit', PIN_FAULTS[fault], 'pin');
    if (pin !== again) throw new SignInRefused('pins-differ', PINS_DIFFER, 'again');
    const found = await this.#find(code, from);
    const hash = await hashOfPin(pin, this.#pepper);
    const signedIn = await this.#open(found, ownDevice, (db, { pin_hash }) =>
      pin_hash === null
        ? db.query(
            `UPDATE code_card SET pin_hash = $3, used_at = now() WHERE institute_id = $1 AND id = $2`,
            [found.instituteId, found.cardId, hash],
          )
        : Promise.reject(new SignInRefused('pin-chosen-already', PIN_CHOSEN)),
    );
    await found.counted.giveBack();
    return signedIn;
  }

  /**
   * @throws SignInRefused those of `look`, and pin-wrong
   */
  async enterPin(
    { code, pin, ownDevice }: { code: string; pin: string; ownDevice: boolean },
    from: From,
  ): Promise<SignedIn> {
    const found = await this.#find(code, from);
    const { pin_hash: hash, wrong_pins: wrong } = await this.#spendTry(found);
    if (!hash || !(await isPin(digits(pin), this.#pepper, hash))) throw wrongPin(wrong);
    const signedIn = await this.#open(found, ownDevice, async (db, card) => {
      if (card.pin_hash !== hash) throw new SignInRefused('card-unknown', UNKNOWN_CARD, 'code');
      await db.query(
        `UPDATE code_card SET wrong_pins = 0, locked_until = NULL
          WHERE institute_id = $1 AND id = $2`,
        [found.instituteId, found.cardId],
      );
    });
    await found.counted.giveBack();
    return signedIn;
  }

  async #find(typed: string, { ip }: From): Promise<Found> {
    const code = codeOnCard(typed);
    if (!code) throw new SignInRefused('card-mistyped', MISTYPED, 'code');
    const counted = await this.limits.count('try-from', ip);
    const [found] = await this.auth.db.select<{ institute_id: string; card_id: string }>(
      'SELECT * FROM app.find_card($1)',
      [hashOfCard(this.#key, code)],
    );
    if (!found) throw new SignInRefused('card-unknown', UNKNOWN_CARD, 'code');
    return { instituteId: found.institute_id, cardId: found.card_id, counted };
  }

  /**
   * A try is counted before the PIN is looked at, in a transaction of its own: so forty at once are forty, and none
   * is forgotten when the service is killed meanwhile.
   */
  #spendTry(found: Found): Promise<Card> {
    return this.contexts.forService(found.instituteId).tx(async (db) => {
      const card = await this.#card(db, found, 'FOR UPDATE OF c');
      if (!card.pin_hash) return card;
      const wrong = card.wrong_pins + 1;
      const pause = pauseAfter(wrong);
      await db.query(
        `UPDATE code_card SET wrong_pins = $3,
                locked_until = CASE WHEN $4::int > 0 THEN now() + make_interval(mins => $4::int) END
          WHERE institute_id = $1 AND id = $2`,
        [found.instituteId, found.cardId, wrong, Number.isFinite(pause) ? pause : 0],
      );
      return { ...card, wrong_pins: wrong };
    });
  }

  /** The card, if it may be used just now. @throws SignInRefused */
  async #card(db: EntityManager, found: Found, lock: string, spent = false): Promise<Card> {
    const [card] = await rows<Card>(
      db,
      `SELECT c.membership_id, c.pin_hash, c.wrong_pins, m.state = 'ended' AS ended,
              extract(epoch FROM c.locked_until - now())::float8 * 1000 AS pause
         FROM code_card c
         JOIN membership m ON m.institute_id = c.institute_id AND m.id = c.membership_id
        WHERE c.institute_id = $1 AND c.id = $2 AND c.revoked_at IS NULL ${lock}`,
      [found.instituteId, found.cardId],
    );
    if (!card || card.ended) throw new SignInRefused('card-unknown', UNKNOWN_CARD, 'code');
    if (spent) return card;
    if (card.wrong_pins >= BEFORE_IT_IS_SHUT) throw cardShut();
    if (card.pause && card.pause > 0) {
      throw new SignInRefused(
        'card-paused',
        `There were several wrong PINs, so this card rests. You can try again ${inAbout(card.pause)}.`,
        undefined,
        new Date(Date.now() + card.pause),
      );
    }
    return card;
  }

  /** Opens the session in the transaction that changes the card; a card issued anew meanwhile waits for it. */
  #open(
    found: Found,
    ownDevice: boolean,
    change: (db: EntityManager, card: Card) => Promise<unknown>,
  ): Promise<SignedIn> {
    const { instituteId } = found;
    return this.auth.txAt(instituteId, async (db) => {
      const [holder] = await rows<{ user_id: string }>(
        db,
        `SELECT m.user_id FROM membership m
          WHERE m.institute_id = $1 AND m.id = (
            SELECT membership_id FROM code_card WHERE institute_id = $1 AND id = $2) FOR SHARE`,
        [instituteId, found.cardId],
      );
      const card = await this.#card(db, found, 'FOR UPDATE OF c', true);
      await change(db, card);
      const at = { via: 'card', ownDevice, instituteId, onlyHere: true } as const;
      return this.sessions.open({ userId: holder!.user_id, ...at });
    });
  }
}

/** A PIN without the spaces that some type between its digits. */
function digits(typed: string): string {
  return typed.replace(/\s/g, '');
}
