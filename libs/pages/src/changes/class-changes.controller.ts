import { OfferingAdaptationService } from '@hearthside/delivery';
import { Audience, nothingIfRefused, type Context } from '@hearthside/platform';
import { Controller, NotFoundException } from '@nestjs/common';
import { ClassPages } from '../class/class-pages.service.js';
import { Frames } from '../page/frames.service.js';
import { Orders } from '../page/orders.service.js';
import type { ChangesSubject } from './changes-subject.js';
import { ChangesController } from './changes.controller.js';

/** What is otherwise in one class: its leaders say so, and the office. */
@Audience('members')
@Controller('classes/:id/changes')
export class ClassChangesController extends ChangesController {
  constructor(
    frames: Frames,
    orders: Orders,
    private readonly pages: ClassPages,
    private readonly adaptations: OfferingAdaptationService,
  ) {
    super(frames, orders);
  }

  protected async subject(ctx: Context, offering: string): Promise<ChangesSubject> {
    const of = this.adaptations;
    const { name } = await this.pages.offering(ctx, offering);
    const adaptation = await of.get(ctx, offering).catch(nothingIfRefused);
    if (!adaptation) throw new NotFoundException();
    return {
      ...{ name, path: `/classes/${offering}/changes`, adaptation },
      back: { href: `/classes/${offering}`, label: 'Back to the class' },
      forWhom: 'this class alone',
      mayChange: await of.mayChange(ctx, offering),
      key: { offering },
      mutations: { put: 'adaptOffering', undo: 'undoOfferingChange', move: 'moveOffering' },
      put: (typed) => of.change(ctx, { offering, ...typed }),
      undo: (typed) => of.undo(ctx, { offering, ...typed }),
      move: (typed) => of.move(ctx, { offering, ...typed }),
      preview: (edition) => of.preview(ctx, offering, edition).catch(nothingIfRefused),
    };
  }
}
