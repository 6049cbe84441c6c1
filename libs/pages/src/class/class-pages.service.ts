import { EditionService } from '@hearthside/curriculum';
import { OfferingService, type Offering } from '@hearthside/delivery';
import type { Context } from '@hearthside/platform';
import { noteOf } from '@hearthside/print';
import { Injectable, NotFoundException } from '@nestjs/common';
import type { Frame } from '../page/frame.js';
import { Frames } from '../page/frames.service.js';
import { nameOf } from './class.view.js';

/** A class under its neutral name, and the code under which its course's sheets lie. */
export type NamedClass = Offering & {
  name: string;
  code: string | undefined;
  /** Does the lesson of this session ask that people are told beforehand what is coming? */
  asksNotice(number: number): boolean;
};

/** What the pages about one class have in common. */
@Injectable()
export class ClassPages {
  constructor(
    private readonly offerings: OfferingService,
    private readonly editions: EditionService,
    private readonly frames: Frames,
  ) {}

  /** @throws NotFoundException */
  async offering(ctx: Context, id: string): Promise<NamedClass> {
    const offering = await this.offerings.find(ctx, id);
    if (!offering) throw new NotFoundException();
    return this.named(ctx, offering);
  }

  async named(ctx: Context, offering: Offering): Promise<NamedClass> {
    const published = await this.editions.adaptedById(ctx, offering.editionId, offering.id);
    return Object.assign(offering, {
      name: nameOf(offering, published),
      code: published?.course.code,
      asksNotice: (number: number) =>
        published !== undefined && noteOf(published, offering.variant, number) !== undefined,
    });
  }

  /** @param title neutral: a browser keeps it */
  frame(ctx: Context, title: string, more: Pick<Frame, 'done'> = {}): Promise<Frame> {
    return this.frames.of(ctx, title, '/classes/…', more);
  }
}
