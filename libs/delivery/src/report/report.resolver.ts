import { Audience, Ctx, type Context } from '@hearthside/platform';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { ReportService } from './report.service.js';
import { Report } from './report.view.js';

@Audience('coordinators')
@Resolver(() => Report)
export class ReportResolver {
  constructor(private readonly reports: ReportService) {}

  @Query(() => Report, {
    description: 'Of the classes whose last session is between two days, both included.',
  })
  report(
    @Ctx() ctx: Context,
    @Args('from', { description: 'Such as 2026-01-01, where the institute is.' }) from: string,
    @Args('to') until: string,
    @Args('course', { type: () => String, nullable: true, description: 'The code of a course.' })
    course?: string | null,
  ): Promise<Report> {
    return this.reports.report(ctx, { from, until, course });
  }
}
