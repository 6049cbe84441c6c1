import { Audience, Ctx, orRefusal, type Context } from '@hearthside/platform';
import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Once } from '../once/once.service.js';
import { ReportingAnswer } from './reporting-answer.entity.js';
import { ReportingAnswerInput } from './reporting-answer.input.js';
import { ReportingAnswerService } from './reporting-answer.service.js';

const ReportingAnswerResult = orRefusal('ReportingAnswerResult', () => ReportingAnswer);

@Resolver(() => ReportingAnswer)
export class ReportingAnswerResolver {
  constructor(
    private readonly once: Once,
    private readonly answers: ReportingAnswerService,
  ) {}

  @Audience('leaders')
  @Query(() => ReportingAnswer, { nullable: true })
  reportingAnswer(@Ctx() ctx: Context): Promise<ReportingAnswer | undefined> {
    return this.answers.current(ctx);
  }

  @Audience('leaders')
  @Query(() => [ReportingAnswer], { description: 'All that have been given, the latest first.' })
  reportingAnswers(@Ctx() ctx: Context): Promise<ReportingAnswer[]> {
    return this.answers.history(ctx);
  }

  @ResolveField(() => Boolean, { description: 'The day on which to ask again is over.' })
  isDue(@Ctx() ctx: Context, @Parent() answer: ReportingAnswer): Promise<boolean> {
    return this.answers.isDue(ctx, answer);
  }

  @Audience('coordinators')
  @Mutation(() => ReportingAnswerResult, { description: 'Earlier answers are kept.' })
  answerOnReporting(
    @Ctx() ctx: Context,
    @Args('input') input: ReportingAnswerInput,
  ): Promise<typeof ReportingAnswerResult> {
    const work = () => this.answers.replace(ctx, input);
    const read = async () => (await this.answers.current(ctx))!;
    return this.once.do(ctx, 'answerOnReporting', input, work, read);
  }
}
