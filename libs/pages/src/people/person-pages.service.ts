import type { Context } from '@hearthside/platform';
import { MembershipService, type Membership } from '@hearthside/people';
import type { Reply } from '@hearthside/print';
import { Injectable, NotFoundException } from '@nestjs/common';
import type { Fields, Form } from '../page/form.js';
import type { Frame } from '../page/frame.js';
import { Frames } from '../page/frames.service.js';
import { Orders, type Order } from '../page/orders.service.js';

/** What is done about somebody; it leads to the person's page, where nothing else is said. */
export type PersonOrder = Omit<Order, 'then'> & Partial<Pick<Order, 'then'>>;

/** What the pages about one person have in common. */
@Injectable()
export class PersonPages {
  constructor(
    private readonly members: MembershipService,
    private readonly orders: Orders,
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

  send(
    ctx: Context,
    reply: Reply,
    fields: Fields,
    order: PersonOrder,
    again: (form: Form) => Promise<string>,
  ): Promise<void> {
    const whole = { then: (id: string) => `/people/${id}`, ...order };
    return this.orders.send(ctx, reply, fields, whole, again);
  }
}
