import { Once } from '@hearthside/people';
import { Audience, Ctx, orRefusal, PageAsked, type Context } from '@hearthside/platform';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { LeaderService } from '../leader/leader.service.js';
import { SessionService } from '../session/session.service.js';
import { OfferingChangeService } from './offering-change.service.js';
import { OfferingPage } from './offering-page.view.js';
import { OfferingStageService } from './offering-stage.service.js';
import { Offering } from './offering.entity.js';
import {
  ChangeOfferingInput,
  CreateOfferingInput,
  MoveSessionInput,
  OfferingInput,
  SetLeadersInput,
} from './offering.input.js';
import { OfferingService } from './offering.service.js';

const OfferingResult = orRefusal('OfferingResult', () => Offering);
type Outcome = Promise<typeof OfferingResult>;

@Resolver(() => Offering)
export class OfferingResolver {
  constructor(
    private readonly once: Once,
    private readonly classes: OfferingService,
    private readonly changes: OfferingChangeService,
    private readonly stages: OfferingStageService,
    private readonly leading: LeaderService,
    private readonly sessions: SessionService,
  ) {}

  @Audience('members')
  @Query(() => OfferingPage)
  offerings(@Ctx() ctx: Context, @Args() asked: PageAsked): Promise<OfferingPage> {
    return this.classes.list(ctx, asked);
  }

  @Audience('members')
  @Query(() => Offering, { nullable: true })
  offering(
    @Ctx() ctx: Context,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Offering | undefined> {
    return this.classes.find(ctx, id);
  }

  @Audience('coordinators')
  @Query(() => [String], { description: 'What keeps it from opening. Empty: nothing does.' })
  offeringLacks(
    @Ctx() ctx: Context,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<string[]> {
    return this.stages.lacking(ctx, id);
  }

  @Audience('coordinators')
  @Mutation(() => OfferingResult, { description: 'A draft, with a session for each meeting.' })
  createOffering(@Ctx() ctx: Context, @Args('input') input: CreateOfferingInput): Outcome {
    return this.#do(ctx, 'createOffering', input, () => this.changes.create(ctx, input));
  }

  @Audience('coordinators')
  @Mutation(() => OfferingResult)
  changeOffering(@Ctx() ctx: Context, @Args('input') input: ChangeOfferingInput): Outcome {
    return this.#do(ctx, 'changeOffering', input, () => this.changes.change(ctx, input));
  }

  @Audience('coordinators')
  @Mutation(() => OfferingResult)
  setLeaders(@Ctx() ctx: Context, @Args('input') input: SetLeadersInput): Outcome {
    return this.#do(ctx, 'setLeaders', input, () => this.leading.set(ctx, input));
  }

  @Audience('coordinators')
  @Mutation(() => OfferingResult)
  moveSession(@Ctx() ctx: Context, @Args('input') input: MoveSessionInput): Outcome {
    return this.#do(ctx, 'moveSession', input, () => this.sessions.move(ctx, input));
  }

  @Audience('coordinators')
  @Mutation(() => OfferingResult, { description: 'Refused as long as something is missing.' })
  openOffering(@Ctx() ctx: Context, @Args('input') input: OfferingInput): Outcome {
    return this.#do(ctx, 'openOffering', input, () => this.stages.open(ctx, input.id));
  }

  @Audience('coordinators')
  @Mutation(() => OfferingResult)
  finishOffering(@Ctx() ctx: Context, @Args('input') input: OfferingInput): Outcome {
    return this.#do(ctx, 'finishOffering', input, () => this.stages.finish(ctx, input.id));
  }

  @Audience('coordinators')
  @Mutation(() => OfferingResult)
  cancelOffering(@Ctx() ctx: Context, @Args('input') input: OfferingInput): Outcome {
    return this.#do(ctx, 'cancelOffering', input, () => this.stages.cancel(ctx, input.id));
  }

  #do(
    ctx: Context,
    name: string,
    input: OfferingInput | CreateOfferingInput | MoveSessionInput,
    work: () => Promise<{ id: string }>,
  ): Outcome {
    return this.once.do(ctx, name, input, work, (id) => this.classes.get(ctx, id));
  }
}
