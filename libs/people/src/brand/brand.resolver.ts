import { Audience, Ctx, orRefusal, type Context } from '@hearthside/platform';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { instituteOf } from '../institute/at.js';
import { Once } from '../once/once.service.js';
import { BrandInput } from './brand.input.js';
import { BrandService } from './brand.service.js';
import { Brand } from './brand.view.js';

const BrandResult = orRefusal('BrandResult', () => Brand);

@Resolver(() => Brand)
export class BrandResolver {
  constructor(
    private readonly once: Once,
    private readonly brands: BrandService,
  ) {}

  @Audience('members')
  @Query(() => Brand)
  brand(@Ctx() ctx: Context): Promise<Brand> {
    return this.brands.own(ctx);
  }

  @Audience('coordinators')
  @Mutation(() => BrandResult)
  changeBrand(@Ctx() ctx: Context, @Args('input') input: BrandInput): Promise<typeof BrandResult> {
    const work = async () => {
      await this.brands.change(ctx, input);
      return { id: instituteOf(ctx) };
    };
    return this.once.do(ctx, 'changeBrand', input, work, () => this.brands.own(ctx));
  }
}
