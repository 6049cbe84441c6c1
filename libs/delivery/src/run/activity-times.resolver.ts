import { Audience, Ctx, type Context } from '@hearthside/platform';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { ActivityTime } from './activity-time.view.js';
import { ActivityTimesService } from './activity-times.service.js';

@Audience('coordinators')
@Resolver(() => ActivityTime)
export class ActivityTimesResolver {
  constructor(private readonly times: ActivityTimesService) {}

  @Query(() => [ActivityTime], {
    description: 'Planned minutes against actual ones, over the institute’s own finished runs.',
  })
  activityTimes(
    @Ctx() ctx: Context,
    @Args('course', { description: 'Its slug.' }) course: string,
    @Args('edition', { type: () => ID, nullable: true, description: 'Null is all of them.' })
    edition?: string | null,
  ): Promise<ActivityTime[]> {
    return this.times.of(ctx, course, edition);
  }
}
