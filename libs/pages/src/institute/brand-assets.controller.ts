import { Audience, Ctx, type Context } from '@hearthside/platform';
import { BrandService } from '@hearthside/people';
import type { Reply } from '@hearthside/print';
import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import { colorSheet } from './institute-colors.js';

const types = { png: 'image/png', jpg: 'image/jpeg', svg: 'image/svg+xml' } as const;

/** An institute's picture, for its own people, and its color. */
@Audience('members')
@Controller()
export class BrandAssetsController {
  constructor(private readonly brands: BrandService) {}

  @Audience('anyone')
  @Get('assets/institute/:file')
  color(@Param('file') file: string, @Res() reply: Reply): void {
    const sheet = colorSheet(file);
    if (sheet === undefined) throw new NotFoundException();
    reply
      .header('content-type', 'text/css; charset=utf-8')
      .header('cache-control', 'private, max-age=3600')
      .send(sheet);
  }

  /** A new picture has a new address. */
  @Get('institute/logo/:hash')
  async logo(@Ctx() ctx: Context, @Param('hash') hash: string, @Res() reply: Reply): Promise<void> {
    const logo = await this.brands.logo(ctx);
    if (logo?.hash !== hash) throw new NotFoundException();
    reply
      .header('content-type', types[logo.type])
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
      .header('cache-control', 'private, max-age=3600')
      .send(logo.bytes);
  }
}
