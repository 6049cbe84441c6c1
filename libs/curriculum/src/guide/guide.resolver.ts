import { meetingsOf, STANDARD_VARIANT } from '@hearthside/lesson-text';
import { Audience, Ctx, type Context } from '@hearthside/platform';
import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { EditionService } from '../edition/edition.service.js';
import { Kept, keyOf } from '../edition/kept-by.js';
import { FacilitatorGuide, guideOf } from './guide.view.js';

@Audience('leaders')
@Resolver(() => FacilitatorGuide)
export class GuideResolver {
  constructor(private readonly editions: EditionService) {}

  @Kept<FacilitatorGuide | undefined>((guide) => keyOf(guide?.published))
  @Query(() => FacilitatorGuide, { nullable: true })
  async facilitatorGuide(
    @Ctx() ctx: Context,
    @Args('course', { type: () => ID, description: 'Slug of the course.' }) course: string,
    @Args('lesson', {
      type: () => Int,
      description: 'Number of the lesson, or of the meeting in another variant.',
    })
    lesson: number,
    @Args('variant', { type: () => ID, defaultValue: STANDARD_VARIANT }) variant: string,
  ): Promise<FacilitatorGuide | undefined> {
    const published = await this.editions.latestBySlug(ctx, course);
    const meetings = published && meetingsOf(published.course, variant);
    const meeting = meetings?.find((each) => each.lesson.number === lesson);
    return published && meeting && guideOf(published, meeting, variant);
  }
}
