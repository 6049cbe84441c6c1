import { Once } from '@hearthside/people';
import {
  Announcements,
  Audience,
  CONTEXT,
  Ctx,
  orRefusal,
  type CarriesContext,
  type Context,
  type MutationInput,
} from '@hearthside/platform';
import { Args, ID, Mutation, Query, Resolver, Subscription } from '@nestjs/graphql';
import {
  ExtendActivityInput,
  FinishRunInput,
  NextActivityInput,
  SkipActivityInput,
  StartRunInput,
  StepBackInput,
} from './run.input.js';
import { RUN_TOPIC, RunService, type RunOrder } from './run.service.js';
import { Run } from './run.view.js';

const RunResult = orRefusal('RunResult', () => Run);
type Result = Promise<typeof RunResult>;

/** Assistants help with the clock too, so the class itself says who may. */
@Audience('members')
@Resolver(() => Run)
export class RunResolver {
  constructor(
    private readonly once: Once,
    private readonly runs: RunService,
    private readonly announcements: Announcements,
  ) {}

  @Query(() => Run, {
    description: 'For the office, and for the leaders and assistants of the class.',
  })
  run(@Ctx() ctx: Context, @Args('session', { type: () => ID }) session: string): Promise<Run> {
    return this.runs.runOf(ctx, session);
  }

  @Subscription(() => Run, {
    description: 'The clock as it is now, and again after each change; for whom the query is for.',
    // Read under the rights that the listener has by then.
    resolve(
      this: RunResolver,
      _news: unknown,
      { session }: { session: string },
      { request }: { request: CarriesContext },
    ) {
      return this.runs.runOf(request[CONTEXT]!, session);
    },
  })
  async runChanged(
    @Ctx() ctx: Context,
    @Args('session', { type: () => ID }) session: string,
  ): Promise<AsyncIterable<void>> {
    const run = await this.runs.runOf(ctx, session);
    return this.announcements.heard(ctx, RUN_TOPIC, run.session);
  }

  @Mutation(() => RunResult, { description: 'Begins with the first activity.' })
  startRun(@Ctx() ctx: Context, @Args('input') input: StartRunInput): Result {
    return this.#press(ctx, 'startRun', input, { kind: 'start' });
  }

  @Mutation(() => RunResult, {
    description: 'Goes on to the next activity, or ends after the last.',
  })
  nextActivity(@Ctx() ctx: Context, @Args('input') input: NextActivityInput): Result {
    return this.#press(ctx, 'nextActivity', input, { kind: 'next' });
  }

  @Mutation(() => RunResult, { description: 'Leaves the present activity undone, and goes on.' })
  skipActivity(@Ctx() ctx: Context, @Args('input') input: SkipActivityInput): Result {
    return this.#press(ctx, 'skipActivity', input, { kind: 'skip', reason: input.reason ?? null });
  }

  @Mutation(() => RunResult, { description: 'Gives the present activity more minutes, or fewer.' })
  extendActivity(@Ctx() ctx: Context, @Args('input') input: ExtendActivityInput): Result {
    return this.#press(ctx, 'extendActivity', input, { kind: 'extend', minutes: input.minutes });
  }

  @Mutation(() => RunResult, {
    description: 'Takes back the last start, step or end. That it was pressed stays on record.',
  })
  stepBack(@Ctx() ctx: Context, @Args('input') input: StepBackInput): Result {
    return this.#press(ctx, 'stepBack', input, { kind: 'back' });
  }

  @Mutation(() => RunResult, { description: 'Ends the session, also before its last activity.' })
  finishRun(@Ctx() ctx: Context, @Args('input') input: FinishRunInput): Result {
    return this.#press(ctx, 'finishRun', input, { kind: 'finish' });
  }

  #press(
    ctx: Context,
    mutation: string,
    input: MutationInput & Omit<RunOrder, 'kind'> & { session: string },
    command: RunOrder,
  ): Result {
    const { session, at, from, version } = input;
    const work = async () => {
      await this.runs.press(ctx, session, { ...command, at, from, version });
      return { id: session };
    };
    return this.once.do(ctx, mutation, input, work, (id) => this.runs.runOf(ctx, id));
  }
}
