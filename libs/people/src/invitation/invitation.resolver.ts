import { Audience, Ctx, refusedAsData, type Context } from '@hearthside/platform';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { MemberResult } from '../membership/member-result.js';
import { Membership } from '../membership/membership.entity.js';
import { InvitationInput, InviteMemberInput, MemberInput } from '../membership/membership.input.js';
import { MembershipService } from '../membership/membership.service.js';
import { Once } from '../once/once.service.js';
import { InvitationService } from './invitation.service.js';

type Outcome = Promise<typeof MemberResult>;

@Resolver(() => Membership)
export class InvitationResolver {
  constructor(
    private readonly once: Once,
    private readonly members: MembershipService,
    private readonly invitations: InvitationService,
  ) {}

  @Audience('coordinators')
  @Mutation(() => MemberResult, { description: 'They are asked by mail, and say yes or no.' })
  inviteMember(@Ctx() ctx: Context, @Args('input') input: InviteMemberInput): Outcome {
    const work = () => this.invitations.invite(ctx, input);
    return this.once.do(ctx, 'inviteMember', input, work, (id) => this.members.get(ctx, id));
  }

  @Audience('coordinators')
  @Mutation(() => MemberResult, { description: 'Sends the invitation again.' })
  inviteAgain(@Ctx() ctx: Context, @Args('input') input: MemberInput): Outcome {
    const work = () => this.invitations.again(ctx, input.id);
    return this.once.do(ctx, 'inviteAgain', input, work, (id) => this.members.get(ctx, id));
  }

  @Audience('people')
  @Mutation(() => MemberResult)
  acceptInvitation(@Ctx() ctx: Context, @Args('input') input: InvitationInput): Outcome {
    return refusedAsData(() => this.invitations.accept(ctx, input));
  }

  @Audience('people')
  @Mutation(() => MemberResult)
  declineInvitation(@Ctx() ctx: Context, @Args('input') input: InvitationInput): Outcome {
    return refusedAsData(() => this.invitations.decline(ctx, input));
  }
}
