import { Audience, Ctx, type Context } from '@hearthside/platform';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { CompletionLine } from './completion-line.view.js';
import { CompletionService } from './completion.service.js';

@Audience('leaders')
@Resolver(() => CompletionLine)
export class CompletionResolver {
  constructor(private readonly completions: CompletionService) {}

  @Query(() => [CompletionLine], {
    description: 'Everybody who holds a place; for the office and for the leaders of the class.',
  })
  completion(
    @Ctx() ctx: Context,
    @Args('offering', { type: () => ID }) offering: string,
  ): Promise<CompletionLine[]> {
    return this.completions.completionOf(ctx, offering);
  }
}
