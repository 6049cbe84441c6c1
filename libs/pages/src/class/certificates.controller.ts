import { Audience, Ctx, type Context } from '@hearthside/platform';
import { CertificatePrint, type Reply } from '@hearthside/print';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { printIn, sendPdf } from '../page/pdf.js';

/** Certificates on paper: the office prints all of a class, or one; whoever has one prints their own. */
@Audience('coordinators')
@Controller('classes/:id')
export class CertificatesController {
  constructor(private readonly certificates: CertificatePrint) {}

  @Get('certificates.pdf')
  async all(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Query() query: Record<string, unknown>,
    @Res() reply: Reply,
  ): Promise<void> {
    const print = printIn(query);
    await sendPdf(reply, 'certificates.pdf', () => this.certificates.pdf(ctx, id, print));
  }

  @Get('certificates/:file')
  async one(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Param('file') file: string,
    @Query() query: Record<string, unknown>,
    @Res() reply: Reply,
  ): Promise<void> {
    const [print, certificate] = [printIn(query), file.replace(/\.pdf$/, '')];
    const work = () => this.certificates.pdf(ctx, id, print, certificate);
    await sendPdf(reply, 'certificate.pdf', work);
  }

  @Audience('members')
  @Get('certificate.pdf')
  async own(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Query() query: Record<string, unknown>,
    @Res() reply: Reply,
  ): Promise<void> {
    const print = printIn(query);
    await sendPdf(reply, 'certificate.pdf', () => this.certificates.ownPdf(ctx, id, print));
  }
}
