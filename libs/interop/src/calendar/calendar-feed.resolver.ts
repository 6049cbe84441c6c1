import { Once } from '@hearthside/people';
import { Audience, Ctx, MutationInput, orRefusal, type Context } from '@hearthside/platform';
import { Args, InputType, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CalendarFeedService } from './calendar-feed.service.js';
import { CalendarAddress, OwnCalendar } from './calendar-feed.view.js';

@InputType()
export class CalendarInput extends MutationInput {}

const CalendarResult = orRefusal('CalendarResult', () => OwnCalendar);
type Outcome = Promise<typeof CalendarResult>;

@Audience('members')
@Resolver()
export class CalendarFeedResolver {
  constructor(
    private readonly once: Once,
    private readonly feeds: CalendarFeedService,
  ) {}

  @Query(() => CalendarAddress, {
    nullable: true,
    description: 'The reader’s own, if they made one.',
  })
  async myCalendar(@Ctx() ctx: Context): Promise<CalendarAddress | null> {
    return (await this.feeds.own(ctx)) ?? null;
  }

  @Mutation(() => CalendarResult, {
    description: 'A new address for the reader’s calendar program; an earlier one stops working.',
  })
  makeCalendar(@Ctx() ctx: Context, @Args('input') input: CalendarInput): Outcome {
    return this.#do(ctx, 'makeCalendar', input, () => this.feeds.make(ctx));
  }

  @Mutation(() => CalendarResult, { description: 'The address stops working at once.' })
  revokeCalendar(@Ctx() ctx: Context, @Args('input') input: CalendarInput): Outcome {
    return this.#do(ctx, 'revokeCalendar', input, () => this.feeds.revoke(ctx));
  }

  #do(
    ctx: Context,
    mutation: string,
    input: CalendarInput,
    work: () => Promise<{ id: string }>,
  ): Outcome {
    const read = async () => {
      const calendar = (await this.feeds.own(ctx)) ?? null;
      return Object.assign(new OwnCalendar(), { exists: calendar !== null, calendar });
    };
    return this.once.do(ctx, mutation, input, work, read);
  }
}
