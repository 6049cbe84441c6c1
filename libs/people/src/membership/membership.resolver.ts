import { Audience, Ctx, type Context } from '@hearthside/platform';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Membership } from './membership.entity.js';
import { MembersAsked } from './membership.input.js';
import { MembershipService } from './membership.service.js';
import { MemberPage } from './member-page.view.js';

@Resolver(() => Membership)
export class MembershipResolver {
  constructor(private readonly people: MembershipService) {}

  @Audience('leaders')
  @Query(() => MemberPage)
  members(@Ctx() ctx: Context, @Args() asked: MembersAsked): Promise<MemberPage> {
    return this.people.list(ctx, asked);
  }

  @Audience('members')
  @Query(() => Membership, { nullable: true })
  member(
    @Ctx() ctx: Context,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Membership | undefined> {
    return this.people.find(ctx, id);
  }
}
