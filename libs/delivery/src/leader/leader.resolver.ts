import { Audience, Ctx, type Context } from '@hearthside/platform';
import { Membership, MembershipService } from '@hearthside/people';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { OfferingLeader } from './leader.entity.js';

@Audience('members')
@Resolver(() => OfferingLeader)
export class LeaderResolver {
  constructor(private readonly members: MembershipService) {}

  @ResolveField(() => Membership, {
    nullable: true,
    description: 'Null for readers who may not know of them.',
  })
  member(@Ctx() ctx: Context, @Parent() { membershipId }: OfferingLeader) {
    return this.members.find(ctx, membershipId);
  }
}
