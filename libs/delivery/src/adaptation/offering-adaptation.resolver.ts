import { AdaptationMove, CourseAdaptation } from '@hearthside/curriculum';
import { Once } from '@hearthside/people';
import { Audience, Ctx, nothingIfRefused, orRefusal, type Context } from '@hearthside/platform';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  AdaptOfferingInput,
  MoveOfferingInput,
  UndoOfferingChangeInput,
} from './offering-adaptation.input.js';
import { OfferingAdaptationService } from './offering-adaptation.service.js';

const OfferingAdaptationResult = orRefusal('OfferingAdaptationResult', () => CourseAdaptation);

@Resolver(() => CourseAdaptation)
export class OfferingAdaptationResolver {
  constructor(
    private readonly once: Once,
    private readonly adaptations: OfferingAdaptationService,
  ) {}

  @Audience('members')
  @Query(() => CourseAdaptation, { nullable: true, description: 'What is otherwise in one class.' })
  offeringAdaptation(
    @Ctx() ctx: Context,
    @Args('offering', { type: () => ID }) offering: string,
  ): Promise<CourseAdaptation | undefined> {
    return this.adaptations.get(ctx, offering).catch(nothingIfRefused);
  }

  @Audience('members')
  @Query(() => AdaptationMove, {
    nullable: true,
    description: 'What would become of it in another edition.',
  })
  offeringMove(
    @Ctx() ctx: Context,
    @Args('offering', { type: () => ID }) offering: string,
    @Args('edition', { type: () => ID }) edition: string,
  ): Promise<AdaptationMove | undefined> {
    return this.adaptations.preview(ctx, offering, edition).catch(nothingIfRefused);
  }

  @Audience('members')
  @Mutation(() => OfferingAdaptationResult, { description: 'For one class.' })
  adaptOffering(
    @Ctx() ctx: Context,
    @Args('input') input: AdaptOfferingInput,
  ): Promise<typeof OfferingAdaptationResult> {
    const work = () => this.adaptations.change(ctx, input);
    return this.once.do(ctx, 'adaptOffering', input, work, (id) => this.adaptations.get(ctx, id));
  }

  @Audience('members')
  @Mutation(() => OfferingAdaptationResult, { description: 'What all classes do comes back.' })
  undoOfferingChange(
    @Ctx() ctx: Context,
    @Args('input') input: UndoOfferingChangeInput,
  ): Promise<typeof OfferingAdaptationResult> {
    const work = () => this.adaptations.undo(ctx, input);
    return this.once.do(ctx, 'undoOfferingChange', input, work, (id) =>
      this.adaptations.get(ctx, id),
    );
  }

  @Audience('members')
  @Mutation(() => OfferingAdaptationResult, {
    description: 'The class has that edition from now on.',
  })
  moveOffering(
    @Ctx() ctx: Context,
    @Args('input') input: MoveOfferingInput,
  ): Promise<typeof OfferingAdaptationResult> {
    const work = () => this.adaptations.move(ctx, input);
    return this.once.do(ctx, 'moveOffering', input, work, (id) => this.adaptations.get(ctx, id));
  }
}
