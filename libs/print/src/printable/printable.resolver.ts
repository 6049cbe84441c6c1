import {
  capitals,
  CourseSheet,
  FacilitatorGuide,
  Handout,
  Lesson,
  type PublishedCourse,
} from '@hearthside/curriculum';
import { SETTINGS, type Settings } from '@hearthside/platform';
import { Inject } from '@nestjs/common';
import { Args, Parent, registerEnumType, ResolveField, Resolver } from '@nestjs/graphql';
import { blocksHtml } from '../html/sheet-html.js';
import { PAPERS, SIZES, type Paper, type Size } from '../profile/profile.js';
import { guideView } from '../view/guide.view.js';
import { lessonBlocks } from '../view/lesson.view.js';
import { withTypography } from '../view/typography.js';
import { pathOf, WHOLE_COURSE } from './address.js';
import { STANDARD_VARIANT } from './printable.service.js';

const PrintSize = capitals(SIZES);
const PrintPaper = capitals(PAPERS);
registerEnumType(PrintSize, { name: 'PrintSize', description: '14, 18 and 24 point.' });
registerEnumType(PrintPaper, { name: 'PrintPaper' });

const size = () => Args('size', { type: () => PrintSize, defaultValue: SIZES[0] });
const paper = () => Args('paper', { type: () => PrintPaper, defaultValue: PAPERS[0] });

/** Addresses of sheets that print; pinned to the edition that was asked for. */
class Addresses {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  address(
    { course, edition }: PublishedCourse,
    meeting: number | typeof WHOLE_COURSE,
    printable: string,
    format: 'html' | 'pdf',
    profile: { size: Size; paper: Paper },
  ): string {
    const address = {
      code: course.code,
      edition: edition.id,
      variant: STANDARD_VARIANT,
      meeting: String(meeting),
      printable,
    };
    return this.settings.publicUrl + pathOf(address, format, profile);
  }
}

@Resolver(() => Handout)
export class HandoutPrintResolver extends Addresses {
  @ResolveField(() => String)
  htmlUrl(@Parent() handout: Handout, @size() size: Size, @paper() paper: Paper): string {
    const { published, number } = handout.lesson;
    return this.address(published, number, handout.id, 'html', { size, paper });
  }

  @ResolveField(() => String)
  pdfUrl(@Parent() handout: Handout, @size() size: Size, @paper() paper: Paper): string {
    const { published, number } = handout.lesson;
    return this.address(published, number, handout.id, 'pdf', { size, paper });
  }
}

@Resolver(() => CourseSheet)
export class CourseSheetPrintResolver extends Addresses {
  @ResolveField(() => String)
  htmlUrl(@Parent() sheet: CourseSheet, @size() size: Size, @paper() paper: Paper): string {
    return this.address(sheet.published, WHOLE_COURSE, sheet.id, 'html', { size, paper });
  }

  @ResolveField(() => String)
  pdfUrl(@Parent() sheet: CourseSheet, @size() size: Size, @paper() paper: Paper): string {
    return this.address(sheet.published, WHOLE_COURSE, sheet.id, 'pdf', { size, paper });
  }
}

@Resolver(() => Lesson)
export class LessonPrintResolver extends Addresses {
  @ResolveField(() => String, {
    description: 'The learner’s lesson as HTML, without a page round it.',
  })
  bodyHtml(@Parent() { published, number, open }: Lesson): string {
    const { course } = published;
    const lesson = course.lessons.find((each) => each.number === number)!;
    const blocks = withTypography(lessonBlocks({ course, lesson }, open), course.language);
    return blocksHtml(blocks, picturesOf(published));
  }

  @ResolveField(() => String)
  htmlUrl(@Parent() lesson: Lesson, @size() size: Size, @paper() paper: Paper): string {
    return this.address(lesson.published, lesson.number, 'lesson', 'html', { size, paper });
  }

  @ResolveField(() => String)
  pdfUrl(@Parent() lesson: Lesson, @size() size: Size, @paper() paper: Paper): string {
    return this.address(lesson.published, lesson.number, 'lesson', 'pdf', { size, paper });
  }
}

@Resolver(() => FacilitatorGuide)
export class GuidePrintResolver extends Addresses {
  @ResolveField(() => String, { description: 'The guide as HTML, without a page round it.' })
  html(@Parent() { published, tree, number }: FacilitatorGuide): string {
    const { course, edition } = published;
    const { blocks } = guideView({ course, lesson: tree, meeting: number, edition });
    return blocksHtml(blocks, picturesOf(published));
  }

  @ResolveField(() => String)
  htmlUrl(@Parent() guide: FacilitatorGuide, @size() size: Size, @paper() paper: Paper): string {
    return this.address(guide.published, guide.number, 'guide', 'html', { size, paper });
  }

  @ResolveField(() => String)
  pdfUrl(@Parent() guide: FacilitatorGuide, @size() size: Size, @paper() paper: Paper): string {
    return this.address(guide.published, guide.number, 'guide', 'pdf', { size, paper });
  }

  @ResolveField(() => String)
  runSheetPdfUrl(
    @Parent() guide: FacilitatorGuide,
    @size() size: Size,
    @paper() paper: Paper,
  ): string {
    return this.address(guide.published, guide.number, 'run-sheet', 'pdf', { size, paper });
  }
}

function picturesOf({ course, edition }: PublishedCourse): string {
  return `/p/${course.code}/${edition.id}/pictures`;
}
