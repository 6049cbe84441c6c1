import { Audience, Ctx, type Context } from '@hearthside/platform';
import { LetterPrint, type Reply } from '@hearthside/print';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { printIn, sendPdf } from '../page/pdf.js';

/** Letters for those of a class who have no e-mail. */
@Audience('coordinators')
@Controller('classes/:id')
export class LettersController {
  constructor(private readonly letters: LetterPrint) {}

  @Get('letters.pdf')
  async ofPlaces(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Query() query: Record<string, unknown>,
    @Res() reply: Reply,
  ): Promise<void> {
    const { paper } = printIn(query);
    await sendPdf(reply, 'letters.pdf', () => this.letters.ofPlaces(ctx, id, paper));
  }

  @Get('sessions/:session/letters.pdf')
  async ofNotice(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Param('session') session: string,
    @Query() query: Record<string, unknown>,
    @Res() reply: Reply,
  ): Promise<void> {
    const { paper } = printIn(query);
    await sendPdf(reply, 'letters.pdf', () => this.letters.ofNotice(ctx, id, session, paper));
  }
}
