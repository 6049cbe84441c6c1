import { RosterExportService, type NeutralFile } from '@hearthside/interop';
import { Audience, Ctx, Refused, type Context } from '@hearthside/platform';
import type { Reply } from '@hearthside/print';
import { Controller, NotFoundException, Param, Post, Res } from '@nestjs/common';
import { NOT_KEPT } from '../page/private-page.js';

/** Lists of people as files. Asked for by a form, since the audit log keeps that they were. */
@Audience('coordinators')
@Controller('classes')
export class RosterFileController {
  constructor(private readonly rosters: RosterExportService) {}

  @Post('one-roster')
  async oneRoster(@Ctx() ctx: Context, @Res() reply: Reply): Promise<void> {
    attach(reply, await this.rosters.oneRoster(ctx));
  }

  @Post(':id/roster/file')
  async list(@Ctx() ctx: Context, @Param('id') id: string, @Res() reply: Reply): Promise<void> {
    attach(reply, await this.rosters.listOf(ctx, id).catch(notFoundIfRefused));
  }
}

function attach(reply: Reply, { name, type, bytes }: NeutralFile): void {
  reply
    .code(200)
    .header('content-type', type)
    .header('cache-control', NOT_KEPT)
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(Buffer.from(bytes));
}

function notFoundIfRefused(error: unknown): never {
  throw error instanceof Refused ? new NotFoundException() : error;
}
