import { EditionService } from '@hearthside/curriculum';
import { OfferingService, type Offering } from '@hearthside/delivery';
import { Once } from '@hearthside/people';
import type { Context, Refusal } from '@hearthside/platform';
import type { Reply } from '@hearthside/print';
import { Injectable, NotFoundException } from '@nestjs/common';
import { backTo, type Done } from '../page/done.js';
import type { Fields, Form } from '../page/form.js';
import type { Frame } from '../page/frame.js';
import { Frames } from '../page/frames.service.js';
import { sendForm } from '../page/send-form.js';
import { HTML, NOT_KEPT } from '../people/person-pages.service.js';
import { nameOf } from './class.view.js';

/** What is done about a class, and where it leads. */
export interface ClassOrder {
  /** The mutation's name, the same as in the schema. */
  mutation: string;
  /** All that the outcome depends on. */
  input: object;
  work(): Promise<{ id: string }>;
  done: Done;
  /** The page after it. */
  then(id: string): string;
}

/** What the pages about one class have in common. */
@Injectable()
export class ClassPages {
  constructor(
    private readonly offerings: OfferingService,
    private readonly editions: EditionService,
    private readonly once: Once,
    private readonly frames: Frames,
  ) {}

  /** @throws NotFoundException */
  async offering(ctx: Context, id: string): Promise<Offering & { name: string }> {
    const offering = await this.offerings.find(ctx, id);
    if (!offering) throw new NotFoundException();
    return this.named(ctx, offering);
  }

  async named(ctx: Context, offering: Offering): Promise<Offering & { name: string }> {
    const published = await this.editions.byId(ctx, offering.editionId);
    return Object.assign(offering, { name: nameOf(offering, published) });
  }

  /** @param title neutral: a browser keeps it */
  frame(ctx: Context, title: string, more: Pick<Frame, 'done'> = {}): Promise<Frame> {
    return this.frames.of(ctx, title, '/classes/…', more);
  }

  /** Does what a form asks, once. It leads on, or shows the form again with what is to be mended. */
  async send(
    ctx: Context,
    reply: Reply,
    fields: Fields,
    { mutation, input, work, done, then }: ClassOrder,
    again: (form: Form) => Promise<string>,
  ): Promise<void> {
    const sent = await sendForm<{ id: string }>(
      fields,
      (clientMutationId): Promise<{ id: string } | Refusal> =>
        this.once.do(ctx, mutation, { clientMutationId, ...input }, work, async (id) => ({ id })),
    );
    if (!sent.again) return backTo(reply, then(sent.done.id), done);
    const shown = await again(sent.again);
    reply.code(422).header('content-type', HTML).header('cache-control', NOT_KEPT).send(shown);
  }
}
