import { Audience, Ctx, orRefusal, type Context } from '@hearthside/platform';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Once } from '../once/once.service.js';
import { LocalResource } from './local-resource.entity.js';
import { LocalResourceInput, LocalResourceKeyInput } from './local-resource.input.js';
import { LocalResourceService, subjectOf } from './local-resource.service.js';

const LocalResourceResult = orRefusal('LocalResourceResult', () => LocalResource);

@Resolver(() => LocalResource)
export class LocalResourceResolver {
  constructor(
    private readonly once: Once,
    private readonly resources: LocalResourceService,
  ) {}

  @Audience('leaders')
  @Query(() => [LocalResource], { description: 'For one course, or for all of them.' })
  localResources(
    @Ctx() ctx: Context,
    @Args('course', { type: () => ID, nullable: true }) course?: string | null,
  ): Promise<LocalResource[]> {
    return this.resources.list(ctx, course);
  }

  @ResolveField(() => Boolean, { description: 'Somebody has to try it out, or to do so again.' })
  isOutOfDate(@Ctx() ctx: Context, @Parent() resource: LocalResource): Promise<boolean> {
    return this.resources.isOutOfDate(ctx, resource);
  }

  @Audience('coordinators')
  @Mutation(() => LocalResourceResult)
  setLocalResource(
    @Ctx() ctx: Context,
    @Args('input') input: LocalResourceInput,
  ): Promise<typeof LocalResourceResult> {
    const work = async () => subjectOf(await this.resources.set(ctx, input));
    const read = () => this.resources.get(ctx, input);
    return this.once.do(ctx, 'setLocalResource', input, work, read);
  }

  @Audience('coordinators')
  @Mutation(() => LocalResourceResult, {
    nullable: true,
    description: 'Null: nothing is known of it any more.',
  })
  removeLocalResource(
    @Ctx() ctx: Context,
    @Args('input') input: LocalResourceKeyInput,
  ): Promise<typeof LocalResourceResult | null> {
    const work = async () => {
      await this.resources.remove(ctx, input);
      return subjectOf(input);
    };
    return this.once.do(ctx, 'removeLocalResource', input, work, async () => null);
  }
}
