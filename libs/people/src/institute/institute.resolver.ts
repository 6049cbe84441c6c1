import { Audience, Ctx, orRefusal, type Context } from '@hearthside/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Institute } from './institute.entity.js';
import { Once } from '../once/once.service.js';
import { InstituteInput } from './institute.input.js';
import { InstituteService } from './institute.service.js';

const InstituteResult = orRefusal('InstituteResult', () => Institute);

@Resolver(() => Institute)
export class InstituteResolver {
  constructor(
    private readonly once: Once,
    private readonly institutes: InstituteService,
  ) {}

  @Audience('members')
  @Query(() => Institute)
  institute(@Ctx() ctx: Context): Promise<Institute> {
    return this.institutes.own(ctx);
  }

  @Audience('coordinators')
  @Mutation(() => InstituteResult)
  changeInstitute(
    @Ctx() ctx: Context,
    @Args('input') input: InstituteInput,
  ): Promise<typeof InstituteResult> {
    const work = () => this.institutes.change(ctx, input);
    return this.once.do(ctx, 'changeInstitute', input, work, () => this.institutes.own(ctx));
  }
}
