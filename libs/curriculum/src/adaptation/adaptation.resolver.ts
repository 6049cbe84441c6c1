import { Once } from '@hearthside/people';
import { Audience, Ctx, nothingIfRefused, orRefusal, type Context } from '@hearthside/platform';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  AdaptCourseInput,
  MoveAdaptationInput,
  UndoCourseChangeInput,
} from './adaptation.input.js';
import { AdaptationMove } from './adaptation-move.view.js';
import { AdaptationService } from './adaptation.service.js';
import { CourseAdaptation } from './adaptation.view.js';

const AdaptationResult = orRefusal('AdaptationResult', () => CourseAdaptation);

@Resolver(() => CourseAdaptation)
export class AdaptationResolver {
  constructor(
    private readonly once: Once,
    private readonly adaptations: AdaptationService,
  ) {}

  @Audience('leaders')
  @Query(() => CourseAdaptation, {
    nullable: true,
    description: 'What is otherwise in all classes.',
  })
  adaptation(
    @Ctx() ctx: Context,
    @Args('course', { type: () => ID, description: 'Slug of the course.' }) course: string,
  ): Promise<CourseAdaptation | undefined> {
    return this.adaptations.get(ctx, course).catch(nothingIfRefused);
  }

  @Audience('leaders')
  @Query(() => AdaptationMove, {
    nullable: true,
    description: 'What would become of it in another edition.',
  })
  adaptationMove(
    @Ctx() ctx: Context,
    @Args('course', { type: () => ID }) course: string,
    @Args('edition', { type: () => ID }) edition: string,
  ): Promise<AdaptationMove | undefined> {
    return this.adaptations.preview(ctx, course, edition).catch(nothingIfRefused);
  }

  @Audience('coordinators')
  @Mutation(() => AdaptationResult, { description: 'For all classes with the edition.' })
  adaptCourse(
    @Ctx() ctx: Context,
    @Args('input') input: AdaptCourseInput,
  ): Promise<typeof AdaptationResult> {
    const work = () => this.adaptations.change(ctx, input);
    return this.once.do(ctx, 'adaptCourse', input, work, (course) =>
      this.adaptations.get(ctx, course),
    );
  }

  @Audience('coordinators')
  @Mutation(() => AdaptationResult, { description: 'What the edition says comes back.' })
  undoCourseChange(
    @Ctx() ctx: Context,
    @Args('input') input: UndoCourseChangeInput,
  ): Promise<typeof AdaptationResult> {
    const work = () => this.adaptations.undo(ctx, input);
    return this.once.do(ctx, 'undoCourseChange', input, work, (course) =>
      this.adaptations.get(ctx, course),
    );
  }

  @Audience('coordinators')
  @Mutation(() => AdaptationResult, { description: 'All classes from now on have the edition.' })
  moveAdaptation(
    @Ctx() ctx: Context,
    @Args('input') input: MoveAdaptationInput,
  ): Promise<typeof AdaptationResult> {
    const work = () => this.adaptations.move(ctx, input);
    return this.once.do(ctx, 'moveAdaptation', input, work, (course) =>
      this.adaptations.get(ctx, course),
    );
  }
}
