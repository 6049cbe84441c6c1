import { createHmac } from 'node:crypto';
import type { Contexts } from '@hearthside/platform';
import { RateLimiterPostgres, type RateLimiterRes } from 'rate-limiter-flexible';
import { networkOf } from './network.rules.js';
import { inAbout, SignInRefused } from './sign-in-refused.js';
import type { SigningInSettings } from './signing-in-settings.js';

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

/**
 * Tries within so many seconds. A classroom has one address: forty people who each ask for a mail twice, and
 * mistype twice, stay below.
 */
const LIMITS = {
  /** Mails asked for from one place. */
  'mail-from': { points: 150, duration: 15 * MINUTE },
  /** Mails asked for to one address: a mailbox is not to be flooded by strangers. */
  'mail-to': { points: 6, duration: 15 * MINUTE },
  /** Wrong codes, cards, PINs, passkeys from one place; right ones are given back. */
  'try-from': { points: 120, duration: 15 * MINUTE },
  /** Addresses of calendars that lead nowhere, from one place; those that do are given back. */
  'calendar-from': { points: 120, duration: 15 * MINUTE },
  /** Wrong mailed codes for one person, wherever they come from. */
  'try-at': { points: 30, duration: DAY },
} as const;

export type Limit = keyof typeof LIMITS;

const SAID: Record<Limit, (when: string) => string> = {
  'mail-from': (when) =>
    `A great many mails have been asked for from where you are. Please try again ${when}.`,
  'mail-to': (when) =>
    `Several mails have been asked for already. Please look among your mails, also among junk; the newest ` +
    `one works. You can ask for another ${when}.`,
  'try-from': (when) =>
    `There have been a great many wrong tries from where you are. Please try again ${when}.`,
  'calendar-from': (when) =>
    `A great many calendars have been asked for from where you are. Please try again ${when}.`,
  'try-at': (when) =>
    `There have been many wrong codes for this address. The link in your newest mail still works. ` +
    `You can use a code again ${when}.`,
};

/** A try that has been counted. */
export interface CountedTry {
  /** It was right after all: it counts no more. */
  giveBack(): Promise<void>;
}

/**
 * Counts tries, in the database, so that several services count together and a restart forgets nothing. What
 * is counted is kept as an HMAC: neither an e-mail address nor an internet address is stored.
 */
export class Limits {
  readonly #key: Buffer;
  readonly #limiters: Record<Limit, RateLimiterPostgres>;

  constructor(contexts: Contexts, settings: Pick<SigningInSettings, 'keys'>) {
    this.#key = settings.keys.derive('limits');
    const storeClient = {
      // Each in a transaction of its own, so that a try stays counted when the caller's is rolled back.
      query: async ({ text, values }: { text: string; values: unknown[] }) => {
        const answer = (await contexts
          .forService()
          .tx((db) => db.query(text.trim().replace(/;$/, ''), values))) as unknown[];
        const found = Array.isArray(answer[0]) ? (answer[0] as unknown[]) : answer;
        return { rows: found, rowCount: found.length };
      },
    };
    const made = Object.entries(LIMITS).map(([name, limit]) => [
      name,
      new RateLimiterPostgres({
        storeClient,
        storeType: 'client',
        schemaName: 'auth',
        tableName: 'rate_limit',
        tableCreated: true,
        clearExpiredByTimeout: false,
        keyPrefix: name,
        ...limit,
      }),
    ]);
    this.#limiters = Object.fromEntries(made) as Record<Limit, RateLimiterPostgres>;
  }

  /**
   * Counts a try before it is looked at, so that forty at once count as forty.
   *
   * @param what an e-mail address or a person's id, or the address from which a request comes
   * @throws SignInRefused too-many-tries
   */
  async count(limit: Limit, what: string): Promise<CountedTry> {
    const limiter = this.#limiters[limit];
    const key = this.#hidden(limit.endsWith('-from') ? networkOf(what) : what);
    try {
      await limiter.consume(key);
    } catch (refused) {
      if (refused instanceof Error) throw refused;
      const { msBeforeNext } = refused as RateLimiterRes;
      throw new SignInRefused(
        'too-many-tries',
        SAID[limit](inAbout(msBeforeNext)),
        undefined,
        new Date(Date.now() + msBeforeNext),
      );
    }
    return { giveBack: async () => void (await limiter.reward(key)) };
  }

  #hidden(what: string): string {
    return createHmac('sha256', this.#key).update(what).digest('base64url');
  }
}
