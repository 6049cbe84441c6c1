import { Audience, Ctx, type Context } from '@hearthside/platform';
import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { EditionService } from '../edition/edition.service.js';
import { Kept } from '../edition/kept-by.js';
import { FacilitatorGuide, guideOf } from './guide.view.js';

@Audience('leaders')
@Resolver(() => FacilitatorGuide)
export class GuideResolver {
  constructor(private readonly editions: EditionService) {}

  @Kept<FacilitatorGuide | undefined>((guide) => guide?.published.edition.id ?? 'none')
  @Query(() => FacilitatorGuide, { nullable: true })
  async facilitatorGuide(
    @Ctx() ctx: Context,
    @Args('course', { type: () => ID, description: 'Slug of the course.' }) course: string,
    @Args('lesson', { type: () => Int, description: 'Number of the lesson.' }) lesson: number,
  ): Promise<FacilitatorGuide | undefined> {
    const published = await this.editions.latestBySlug(ctx, course);
    const tree = published?.course.lessons.find(({ number }) => number === lesson);
    return published && tree && guideOf(published, tree);
  }
}
