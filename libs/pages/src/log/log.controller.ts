import {
  auditHead,
  AuditService,
  Audience,
  Ctx,
  verifyAudit,
  type AuditHead,
  type Context,
} from '@hearthside/platform';
import { InstituteService, memberNames } from '@hearthside/people';
import { Controller, Get, Query } from '@nestjs/common';
import { Frames } from '../page/frames.service.js';
import { PrivatePage } from '../page/private-page.js';
import { compilePage } from '../page/page.js';
import { logLine, peopleIn, verdictWords } from './log.view.js';

/** Entries on one page. */
const ON_A_PAGE = 50;
/** A chain no longer than this is walked without being asked: a thousand entries take some 20 ms. */
const WALKED_AT_ONCE = 5_000;

interface LogView {
  lines: ReturnType<typeof logLine>[];
  verdict: { words: string; isBroken: boolean } | undefined;
  head: AuditHead | undefined;
  isFirst: boolean;
  isPaged: boolean;
  next: string | undefined;
}

const page = compilePage<LogView>('log');

/** What was done at the institute, the latest first, and whether that is all. */
@Audience('coordinators')
@Controller('log')
export class LogController {
  constructor(
    private readonly audit: AuditService,
    private readonly institutes: InstituteService,
    private readonly frames: Frames,
  ) {}

  @Get()
  @PrivatePage()
  async log(
    @Ctx() ctx: Context,
    @Query('before') before: unknown,
    @Query('check') check: unknown,
  ): Promise<string> {
    const from = numberIn(before);
    const lines = await this.audit.list(ctx, { before: from, first: ON_A_PAGE + 1 });
    const shown = lines.slice(0, ON_A_PAGE);
    const names = await memberNames(ctx, peopleIn(shown));
    const { timeZone } = await this.institutes.own(ctx);
    const head = await auditHead(ctx);
    const isFirst = from === undefined;
    const walks = isFirst && (check === 'yes' || (head?.number ?? 0) <= WALKED_AT_ONCE);
    const verdict = walks ? await verifyAudit(ctx) : undefined;
    const frame = await this.frames.of(ctx, 'Log', '/log');
    return page(frame, {
      lines: shown.map((line) => logLine(line, names, timeZone)),
      verdict: verdict && { words: verdictWords(verdict), isBroken: verdict.broken !== undefined },
      head,
      isFirst,
      isPaged: !isFirst || lines.length > ON_A_PAGE,
      next: lines.length > ON_A_PAGE ? `/log?before=${shown.at(-1)!.number}` : undefined,
    });
  }
}

/** A number of an entry; nothing for what is none. */
function numberIn(typed: unknown): number | undefined {
  return typeof typed === 'string' && /^\d{1,15}$/.test(typed) ? Number(typed) : undefined;
}
