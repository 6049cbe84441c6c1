import type { Context } from '@hearthside/platform';
import { CardRounds } from '@hearthside/people';
import type { Reply } from '@hearthside/print';
import { Injectable } from '@nestjs/common';
import type { Fields, Form } from '../../page/form.js';
import { Orders } from '../../page/orders.service.js';
import { FreshCards } from './fresh-cards.service.js';

/** Makes cards, once, and leads to the page that shows them. */
@Injectable()
export class CardMaking {
  constructor(
    private readonly rounds: CardRounds,
    private readonly orders: Orders,
    private readonly fresh: FreshCards,
  ) {}

  make(
    ctx: Context,
    reply: Reply,
    fields: Fields,
    people: readonly string[],
    again: (form: Form) => Promise<string>,
  ): Promise<void> {
    const order = {
      mutation: 'issueCards',
      input: { people: people.toSorted() },
      // Within the transaction: whoever sends the same again finds the cards there when it is done.
      work: async () => ({ id: this.fresh.keep(ctx, await this.rounds.issue(ctx, people)) }),
      then: (id: string) => `/people/cards/${id}`,
    };
    return this.orders.send(ctx, reply, fields, order, again);
  }
}
