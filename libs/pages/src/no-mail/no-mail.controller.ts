import { NoMailService } from '@hearthside/delivery';
import { Audience, Ctx, type Context } from '@hearthside/platform';
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Frames } from '../page/frames.service.js';
import { compilePage } from '../page/page.js';
import { PrivatePage } from '../page/private-page.js';

const page = compilePage<{ code: string; asks: boolean; isDone: boolean }>('no-mail');

/**
 * Where the link of a reminder leads, without signing in. To look changes nothing, since mail scanners follow links; a
 * press does it, and so does the button of a mail program, which posts here of itself. The page names nobody and no
 * class, and says the same to whoever comes again.
 */
@Audience('anyone')
@Controller('no-mail')
export class NoMailController {
  constructor(
    private readonly wishes: NoMailService,
    private readonly frames: Frames,
  ) {}

  @Get(':code')
  @PrivatePage()
  ask(@Ctx() ctx: Context, @Param('code') code: string): Promise<string> {
    return this.#page(ctx, code, { asks: this.wishes.isOurs(code), isDone: false });
  }

  @Post(':code')
  @HttpCode(200)
  @PrivatePage()
  async refuse(@Ctx() ctx: Context, @Param('code') code: string): Promise<string> {
    return this.#page(ctx, code, { asks: false, isDone: await this.wishes.refuse(code) });
  }

  async #page(
    ctx: Context,
    code: string,
    view: { asks: boolean; isDone: boolean },
  ): Promise<string> {
    return page(await this.frames.of(ctx, 'Mail', '/no-mail'), { code, ...view });
  }
}
