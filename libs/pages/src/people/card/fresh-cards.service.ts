import { randomUUID } from 'node:crypto';
import type { Context } from '@hearthside/platform';
import type { FreshCard } from '@hearthside/people';
import { Injectable } from '@nestjs/common';

/** Milliseconds for which codes are shown to whoever made them. */
export const SHOWN_FOR = 15 * 60 * 1000;

interface Batch {
  by: string;
  cards: readonly FreshCard[];
  until: number;
}

/**
 * Cards that have just been made, so that they can be looked at and printed. Their codes are kept in this
 * process's memory alone, for a quarter of an hour, and for the one who made them. After that nobody can tell them.
 */
@Injectable()
export class FreshCards {
  readonly #batches = new Map<string, Batch>();

  /** @returns under which they are found */
  keep(ctx: Context, cards: readonly FreshCard[]): string {
    const id = randomUUID();
    const until = ctx.now().getTime() + SHOWN_FOR;
    this.#batches.set(id, { by: readerIn(ctx), cards, until });
    setTimeout(() => this.#batches.delete(id), SHOWN_FOR).unref();
    return id;
  }

  /** Nothing for anybody else, and when their time is over. */
  find(ctx: Context, id: string): readonly FreshCard[] | undefined {
    const batch = this.#batches.get(id);
    const isShown = batch?.by === readerIn(ctx) && ctx.now().getTime() < batch.until;
    return isShown ? batch.cards : undefined;
  }
}

/** The session too: whoever signs in here next is somebody else. */
function readerIn({ who }: Context): string {
  if (who.kind !== 'member') return '';
  return `${who.instituteId} ${who.membershipId} ${who.sessionId}`;
}
