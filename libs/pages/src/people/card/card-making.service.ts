import type { Context } from '@hearthside/platform';
import { CardRounds, Once } from '@hearthside/people';
import type { Reply } from '@hearthside/print';
import { Injectable } from '@nestjs/common';
import type { Fields, Form } from '../../page/form.js';
import { sendForm } from '../../page/send-form.js';
import { HTML, NOT_KEPT } from '../person-pages.service.js';
import { FreshCards } from './fresh-cards.service.js';

/** Makes cards, once, and leads to the page that shows them. */
@Injectable()
export class CardMaking {
  constructor(
    private readonly rounds: CardRounds,
    private readonly once: Once,
    private readonly fresh: FreshCards,
  ) {}

  async make(
    ctx: Context,
    reply: Reply,
    fields: Fields,
    people: readonly string[],
    again: (form: Form) => Promise<string>,
  ): Promise<void> {
    // Within the transaction: whoever sends the same again finds the cards there when it is done.
    const work = async () => ({ id: this.fresh.keep(ctx, await this.rounds.issue(ctx, people)) });
    const sent = await sendForm(fields, (clientMutationId) => {
      const input = { clientMutationId, people: people.toSorted() };
      return this.once.do(ctx, 'issueCards', input, work, async (id) => ({ id }));
    });
    if (sent.again) {
      const shown = await again(sent.again);
      reply.code(422).header('content-type', HTML).header('cache-control', NOT_KEPT).send(shown);
      return;
    }
    reply.code(303).header('location', `/people/cards/${sent.done.id}`).send();
  }
}
