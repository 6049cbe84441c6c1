import { createHash } from 'node:crypto';
import { Limits, SignInRefused } from '@hearthside/people';
import { Audience, Ctx, type Context } from '@hearthside/platform';
import { Controller, Get, Headers, NotFoundException, Param, Req, Res } from '@nestjs/common';
import { CalendarFeedService } from './calendar-feed.service.js';

/** As much of a reply as is used here. */
interface Reply {
  code(status: number): Reply;
  header(name: string, value: string): Reply;
  send(body?: string): void;
}

/** What calendar programs read. They cannot sign in: the address is the secret. */
@Audience('anyone')
@Controller('calendar')
export class CalendarController {
  constructor(
    private readonly feeds: CalendarFeedService,
    private readonly limits: Limits,
  ) {}

  @Get(':file')
  async read(
    @Ctx() ctx: Context,
    @Param('file') file: string,
    @Headers('if-none-match') held: string | undefined,
    @Req() { ip }: { ip: string },
    @Res() reply: Reply,
  ): Promise<void> {
    const counted = await this.limits.count('calendar-from', ip).catch(tooMany);
    if ('again' in counted) {
      const seconds = Math.ceil((counted.again.getTime() - Date.now()) / 1_000);
      reply.code(429).header('retry-after', String(Math.max(1, seconds)));
      return reply.header('content-type', 'text/plain; charset=utf-8').send(counted.words);
    }
    const found = await this.feeds.read(ctx, file.endsWith('.ics') ? file.slice(0, -4) : '');
    if (!found) throw new NotFoundException();
    await counted.giveBack();
    const { text, changedAt } = found;
    const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
    reply.header('etag', etag).header('last-modified', changedAt.toUTCString());
    reply.header('cache-control', 'private, no-cache');
    if (tagsIn(held).includes(etag)) return reply.code(304).send();
    reply
      .code(200)
      .header('content-type', 'text/calendar; charset=utf-8; method=PUBLISH')
      .header('content-disposition', 'inline; filename="classes.ics"')
      .send(text);
  }
}

function tagsIn(header: string | undefined): string[] {
  return (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
}

function tooMany(error: unknown): { again: Date; words: string } {
  if (!(error instanceof SignInRefused) || !error.tryAgainAt) throw error;
  return { again: error.tryAgainAt, words: error.message };
}
