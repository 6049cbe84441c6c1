import { EditionService } from '@hearthside/curriculum';
import { ActivityTimesService, type ActivityTime } from '@hearthside/delivery';
import { writeTable } from '@hearthside/interop';
import { Audience, Ctx, type Context } from '@hearthside/platform';
import type { Reply } from '@hearthside/print';
import { Controller, Get, NotFoundException, Param, Query, Res } from '@nestjs/common';
import { NOT_KEPT } from '../page/private-page.js';

const COLUMNS: readonly (keyof ActivityTime)[] = [
  ...(['edition', 'variant', 'meeting', 'activity', 'title'] as const),
  ...(['planned', 'actual', 'runs', 'skipped', 'unreached', 'extended'] as const),
];

/** Planned minutes against actual ones as a table, for the office to hand on to the author. */
@Audience('coordinators')
@Controller('activity-times')
export class ActivityTimesController {
  constructor(
    private readonly times: ActivityTimesService,
    private readonly editions: EditionService,
  ) {}

  @Get(':code')
  async table(
    @Ctx() ctx: Context,
    @Param('code') code: string,
    @Query('edition') edition: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const asked = typeof edition === 'string' && edition !== '' ? edition : null;
    const published = await this.editions.latestByCode(ctx, code);
    if (!published) throw new NotFoundException();
    const times = await this.times.of(ctx, published.course.slug, asked);
    const rows = times.map((time) => COLUMNS.map((column) => String(time[column] ?? '')));
    reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="activity-times.csv"')
      .header('cache-control', NOT_KEPT)
      .send(Buffer.from(writeTable([[...COLUMNS], ...rows], { mark: true })));
  }
}
