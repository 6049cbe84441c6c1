import { Audience, Ctx, mayRead, type Context } from '@hearthside/platform';
import { EditionService } from '@hearthside/curriculum';
import { STANDARD_VARIANT } from '@hearthside/lesson-text';
import { PAPERS } from '@hearthside/print';
import { Controller, Get, Header, HttpCode, Query } from '@nestjs/common';
import { compilePage } from '../page/page.js';
import { Frames } from '../page/frames.service.js';
import { frontDoorView, type FrontDoorView } from './front-door.view.js';

const page = compilePage<FrontDoorView>('front-door');

@Audience('members')
@Controller()
export class FrontDoorController {
  constructor(
    private readonly editions: EditionService,
    private readonly frames: Frames,
  ) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'private, no-cache')
  async frontDoor(
    @Ctx() ctx: Context,
    @Query('paper') asked?: string,
    @Query('variant') variant: unknown = STANDARD_VARIANT,
  ): Promise<string> {
    const paper = PAPERS.find((each) => each === asked) ?? PAPERS[0];
    const published = await this.editions.latest(ctx);
    const choice = { paper, variant: String(variant) };
    const view = frontDoorView(published, choice, (printable) => mayRead(ctx, printable));
    return page(await this.frames.of(ctx, 'Courses', '/'), view);
  }

  // Browsers ask for one by themselves; there is none.
  @Audience('anyone')
  @Get('favicon.ico')
  @HttpCode(204)
  favicon(): void {}
}
