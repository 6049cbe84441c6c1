import { Audience, Ctx, mayRead, type Context } from '@hearthside/platform';
import { Args, ID, Int, Query, ResolveField, Resolver, Parent } from '@nestjs/graphql';
import { EditionService } from '../edition/edition.service.js';
import { Kept, keyOf } from '../edition/kept-by.js';
import { Lesson } from '../lesson/lesson.view.js';
import { CourseSheet, courseSheetsOf } from '../sheet/course-sheet.view.js';
import { Variant, variantsIn } from '../variant/variant.view.js';
import { Course, courseOf } from './course.view.js';

@Audience('members')
@Resolver(() => Course)
export class CourseResolver {
  constructor(private readonly editions: EditionService) {}

  @Kept<Course[]>((courses) => courses.map(({ published }) => keyOf(published)).join())
  @Query(() => [Course])
  async courses(@Ctx() ctx: Context): Promise<Course[]> {
    return (await this.editions.latest(ctx)).map(courseOf);
  }

  @Kept<Course | undefined>((course) => keyOf(course?.published))
  @Query(() => Course, { nullable: true })
  async course(
    @Ctx() ctx: Context,
    @Args('slug', { type: () => ID }) slug: string,
  ): Promise<Course | undefined> {
    const published = await this.editions.latestBySlug(ctx, slug);
    return published && courseOf(published);
  }

  @ResolveField(() => Lesson, { nullable: true })
  lesson(
    @Parent() { lessons }: Course,
    @Args('number', { type: () => Int }) number: number,
  ): Lesson | undefined {
    return lessons.find((lesson) => lesson.number === number);
  }

  @ResolveField(() => [Variant], { description: 'Plans of its meetings, the standard one first.' })
  variants(@Parent() { published, lessons }: Course): Variant[] {
    return variantsIn(published, lessons);
  }

  @ResolveField(() => Variant, { nullable: true })
  variant(
    @Parent() { published, lessons }: Course,
    @Args('id', { type: () => ID }) id: string,
  ): Variant | undefined {
    return variantsIn(published, lessons).find((variant) => variant.id === id);
  }

  // Depends on the reader's role, by which kept answers are told apart.
  @ResolveField(() => [CourseSheet], {
    description: 'Sheets of the whole course, as many of them as the reader may see.',
  })
  sheets(@Ctx() ctx: Context, @Parent() { published }: Course): CourseSheet[] {
    return courseSheetsOf(published).filter((sheet) => mayRead(ctx, sheet));
  }
}
