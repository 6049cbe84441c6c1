import { readFileSync } from 'node:fs';
import {
  Audience,
  Ctx,
  mayRead,
  SETTINGS,
  type Context,
  type Settings,
} from '@hearthside/platform';
import { EditionService } from '@hearthside/curriculum';
import { STANDARD_VARIANT } from '@hearthside/lesson-text';
import { PAPERS } from '@hearthside/print';
import { Controller, Get, Header, HttpCode, Inject, Query } from '@nestjs/common';
import Handlebars from 'handlebars';
import { frontDoorView } from './front-door.view.js';

const templates = new URL('../../templates/', import.meta.url);
const page = Handlebars.compile(readFileSync(new URL('front-door.hbs', templates), 'utf8'));
const css = readFileSync(new URL('pages.css', templates), 'utf8');
const packetScript = readFileSync(new URL('packet.js', templates), 'utf8');

@Audience('everyone')
@Controller()
export class FrontDoorController {
  constructor(
    private readonly editions: EditionService,
    @Inject(SETTINGS) private readonly settings: Settings,
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
    const demo = this.settings.mode === 'demo';
    const choice = { paper, variant: String(variant) };
    return page(frontDoorView(published, choice, demo, (printable) => mayRead(ctx, printable)));
  }

  // Browsers ask for one by themselves; there is none.
  @Get('favicon.ico')
  @HttpCode(204)
  favicon(): void {}

  @Get('assets/pages/pages.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'private, max-age=3600')
  css(): string {
    return css;
  }

  @Get('assets/pages/packet.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  @Header('cache-control', 'private, max-age=3600')
  packetScript(): string {
    return packetScript;
  }
}
