import { CertificateService } from '@hearthside/delivery';
import { Audience, Ctx, type Context } from '@hearthside/platform';
import { Controller, Get, Param } from '@nestjs/common';
import { Frames } from '../page/frames.service.js';
import { compilePage } from '../page/page.js';
import { PrivatePage } from '../page/private-page.js';

const page = compilePage<{ valid: boolean }>('certificate');

/** Whoever is shown a certificate learns whether it is valid: not whose it is, of what course or which institute. */
@Audience('anyone')
@Controller('certificate')
export class CertificateController {
  constructor(
    private readonly certificates: CertificateService,
    private readonly frames: Frames,
  ) {}

  @Get(':code')
  @PrivatePage()
  async check(@Ctx() ctx: Context, @Param('code') code: string): Promise<string> {
    const valid = await this.certificates.certificateIsValid(ctx, code);
    return page(await this.frames.of(ctx, 'Certificate', '/certificate'), { valid });
  }
}
