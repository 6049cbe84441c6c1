import { EditionService } from '@hearthside/curriculum';
import { ReportService, type Report } from '@hearthside/delivery';
import { writeTable } from '@hearthside/interop';
import { todayAt } from '@hearthside/people';
import { Audience, Ctx, Refused, type Context } from '@hearthside/platform';
import type { Reply } from '@hearthside/print';
import { Controller, Get, Query, Res } from '@nestjs/common';
import { formOf, type Fields, type Form } from '../page/form.js';
import { Frames } from '../page/frames.service.js';
import { compilePage } from '../page/page.js';
import { PrivatePage } from '../page/private-page.js';
import { reportRows, reportView } from './reports.view.js';

const page = compilePage<Record<string, unknown>>('reports');

/** Reports that leave the house, for the office: to read, and as a table for funders. */
@Audience('coordinators')
@Controller()
export class ReportsController {
  constructor(
    private readonly reports: ReportService,
    private readonly editions: EditionService,
    private readonly frames: Frames,
  ) {}

  @Get('reports')
  @PrivatePage()
  async show(@Ctx() ctx: Context, @Query() query: Record<string, unknown>): Promise<string> {
    const asked = await this.#asked(ctx, query);
    try {
      return await this.#page(ctx, formOf(asked), await this.reports.report(ctx, periodIn(asked)));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const field = error.field === 'until' ? 'to' : error.field;
      return this.#page(ctx, formOf(asked, [{ message: error.message, field }]));
    }
  }

  @Get('reports/classes.csv')
  async table(
    @Ctx() ctx: Context,
    @Query() query: Record<string, unknown>,
    @Res() reply: Reply,
  ): Promise<void> {
    try {
      const report = await this.reports.report(ctx, periodIn(await this.#asked(ctx, query)));
      reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="classes.csv"')
        .header('cache-control', 'no-store')
        .send(Buffer.from(writeTable(reportRows(report), { mark: true })));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      // The page says what is wrong with the period.
      reply
        .code(303)
        .header('location', `/reports?${new URLSearchParams(typedIn(query))}`)
        .send();
    }
  }

  /** This year, until somebody says otherwise. */
  async #asked(ctx: Context, query: Record<string, unknown>): Promise<Fields> {
    const year = (await todayAt(ctx)).slice(0, 4);
    return { from: `${year}-01-01`, to: `${year}-12-31`, course: '', ...typedIn(query) };
  }

  async #page(ctx: Context, form: Form, report?: Report): Promise<string> {
    const published = await this.editions.latest(ctx);
    const courses = published.map(({ course: { code, neutralTitle } }) => ({
      ...{ value: code, words: neutralTitle },
    }));
    const frame = await this.frames.of(ctx, 'Reports', '/classes/reports');
    return page(frame, {
      form,
      courses: [{ value: '', words: 'All courses' }, ...courses],
      isEmpty: report?.classes.length === 0,
      report: report && report.classes.length > 0 && reportView(report),
      table: `/reports/classes.csv?${new URLSearchParams({ ...form.values })}`,
    });
  }
}

function typedIn(query: Record<string, unknown>): Record<string, string> {
  const names = ['from', 'to', 'course'] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const typed = query[name];
      return typeof typed === 'string' ? [[name, typed.trim()]] : [];
    }),
  );
}

function periodIn({ from = '', to: until = '', course = '' }: Fields) {
  return { from, until, course: course || null };
}
