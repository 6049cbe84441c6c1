import type { Context, Refusal } from '@hearthside/platform';
import { MembershipService, Once, type Membership } from '@hearthside/people';
import type { Reply } from '@hearthside/print';
import { Injectable, NotFoundException } from '@nestjs/common';
import { backTo, type Done } from '../page/done.js';
import type { Fields, Form } from '../page/form.js';
import type { Frame } from '../page/frame.js';
import { Frames } from '../page/frames.service.js';
import { sendForm } from '../page/send-form.js';

export const HTML = 'text/html; charset=utf-8';
export const NOT_KEPT = 'private, no-store';

/** What is done about somebody, and where it leads. */
export interface PersonOrder {
  /** The mutation's name, the same as in the schema. */
  mutation: string;
  /** All that the outcome depends on. */
  input: object;
  work(): Promise<{ id: string }>;
  done: Done;
  /** The page after it; that of the person if it is left out. */
  then?(id: string): string;
}

/** What the pages about one person have in common. */
@Injectable()
export class PersonPages {
  constructor(
    private readonly members: MembershipService,
    private readonly once: Once,
    private readonly frames: Frames,
  ) {}

  /** @throws NotFoundException */
  async member(ctx: Context, id: string): Promise<Membership> {
    const member = await this.members.find(ctx, id);
    if (!member) throw new NotFoundException();
    return member;
  }

  /** @param title neutral, and without the person's name: a browser keeps it */
  frame(ctx: Context, title: string, more: Pick<Frame, 'done'> = {}): Promise<Frame> {
    return this.frames.of(ctx, title, '/people/…', more);
  }

  /** Does what a form asks, once. It leads on, or shows the form again with what is to be mended. */
  async send(
    ctx: Context,
    reply: Reply,
    fields: Fields,
    { mutation, input, work, done, then }: PersonOrder,
    again: (form: Form) => Promise<string>,
  ): Promise<void> {
    const sent = await sendForm<{ id: string }>(
      fields,
      (clientMutationId): Promise<{ id: string } | Refusal> =>
        this.once.do(ctx, mutation, { clientMutationId, ...input }, work, async (id) => ({ id })),
    );
    if (sent.again) {
      const shown = await again(sent.again);
      reply.code(422).header('content-type', HTML).header('cache-control', NOT_KEPT).send(shown);
      return;
    }
    const { id } = sent.done;
    const path = then?.(id) ?? `/people/${id}`;
    backTo(reply, path, done);
  }
}
