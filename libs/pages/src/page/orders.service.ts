import { Once } from '@hearthside/people';
import type { Context, Refusal } from '@hearthside/platform';
import type { Reply } from '@hearthside/print';
import { Injectable } from '@nestjs/common';
import { backTo, type Done } from './done.js';
import type { Fields, Form } from './form.js';
import { showAgain } from './private-page.js';
import { sendForm } from './send-form.js';

/** What a form asks to be done, and where that leads. */
export interface Order {
  /** The mutation's name, the same as in the schema. */
  mutation: string;
  /** All that the outcome depends on. */
  input: object;
  /** Refuses by throwing. */
  work(): Promise<{ id: string }>;
  /** What the page after it says; nothing where that page speaks for itself. */
  done?: Done;
  /** The page after it, by the id that the work gave. */
  then(id: string): string;
}

/** Does what forms ask. */
@Injectable()
export class Orders {
  constructor(private readonly once: Once) {}

  /** Does it once, however often it is sent, and leads on; or shows the form again with what is to be mended. */
  async send(
    ctx: Context,
    reply: Reply,
    fields: Fields,
    { mutation, input, work, done, then }: Order,
    again: (form: Form) => Promise<string>,
  ): Promise<void> {
    const sent = await sendForm<{ id: string }>(
      fields,
      (clientMutationId): Promise<{ id: string } | Refusal> =>
        this.once.do(ctx, mutation, { clientMutationId, ...input }, work, async (id) => ({ id })),
    );
    if (sent.again) return showAgain(reply, await again(sent.again));
    backTo(reply, then(sent.done.id), done);
  }
}
