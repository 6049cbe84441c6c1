import { Audience, Ctx, type Context, type MutationInput } from '@hearthside/platform';
import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Once } from '../once/once.service.js';
import { MemberChangeService } from './member-change.service.js';
import { MemberResult } from './member-result.js';
import { Membership } from './membership.entity.js';
import {
  AddLearnerInput,
  CorrectNameInput,
  MemberInput,
  MemberRolesInput,
} from './membership.input.js';
import { MembershipService } from './membership.service.js';
import { NewLearnerService } from './new-learner.service.js';

type Outcome = Promise<typeof MemberResult>;

@Audience('coordinators')
@Resolver(() => Membership)
export class MemberChangeResolver {
  constructor(
    private readonly once: Once,
    private readonly members: MembershipService,
    private readonly changes: MemberChangeService,
    private readonly learners: NewLearnerService,
  ) {}

  @Mutation(() => MemberResult, { description: 'They are a member at once; no mail is sent.' })
  addLearner(@Ctx() ctx: Context, @Args('input') input: AddLearnerInput): Outcome {
    return this.#do(ctx, 'addLearner', input, () => this.learners.add(ctx, input));
  }

  @Mutation(() => MemberResult)
  correctName(@Ctx() ctx: Context, @Args('input') input: CorrectNameInput): Outcome {
    return this.#do(ctx, 'correctName', input, () => this.changes.correctName(ctx, input));
  }

  @Mutation(() => MemberResult, {
    description: 'Whoever has fewer roles than before has to sign in again.',
  })
  changeRoles(@Ctx() ctx: Context, @Args('input') input: MemberRolesInput): Outcome {
    return this.#do(ctx, 'changeRoles', input, () => this.changes.changeRoles(ctx, input));
  }

  @Mutation(() => MemberResult, {
    description: 'Ends a membership, or takes an invitation back. What the person did here stays.',
  })
  endMembership(@Ctx() ctx: Context, @Args('input') input: MemberInput): Outcome {
    return this.#do(ctx, 'endMembership', input, () => this.changes.end(ctx, input.id));
  }

  @Mutation(() => MemberResult, {
    description: 'Takes somebody back who has left; whoever never said yes is invited again.',
  })
  takeBack(@Ctx() ctx: Context, @Args('input') input: MemberRolesInput): Outcome {
    return this.#do(ctx, 'takeBack', input, () => this.changes.takeBack(ctx, input));
  }

  #do(
    ctx: Context,
    mutation: string,
    input: MutationInput,
    work: () => Promise<Membership>,
  ): Outcome {
    return this.once.do(ctx, mutation, input, work, (id) => this.members.get(ctx, id));
  }
}
