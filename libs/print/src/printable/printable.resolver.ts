import {
  CourseSheet,
  FacilitatorGuide,
  Handout,
  Lesson,
  type PublishedCourse,
} from '@hearthside/curriculum';
import { PrintSizeName } from '@hearthside/delivery';
import { STANDARD_VARIANT } from '@hearthside/lesson-text';
import { SETTINGS, type Settings } from '@hearthside/platform';
import { Inject } from '@nestjs/common';
import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { blocksHtml } from '../html/blocks-html.js';
import { PAPERS, SIZES, type Paper, type Size } from '../profile/profile.js';
import { guideView } from '../view/guide.view.js';
import { lessonBlocks } from '../view/lesson.view.js';
import { meetingSources } from '../view/sheet.js';
import { withTypography } from '../view/typography.js';
import { pathOf, WHOLE_COURSE, type Address } from './address.js';
import { PrintPaper } from './print-paper.js';

const size = () => Args('size', { type: () => PrintSizeName, defaultValue: SIZES[0] });
const paper = () => Args('paper', { type: () => PrintPaper, defaultValue: PAPERS[0] });

/** Addresses of sheets that print; pinned to the edition that was asked for. */
class Addresses {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  address(
    { course, edition }: PublishedCourse,
    { variant, meeting }: Pick<Address, 'variant' | 'meeting'>,
    printable: string,
    format: 'html' | 'pdf',
    profile?: { size: Size; paper: Paper },
  ): string {
    const address = {
      code: course.code,
      edition: edition.id,
      variant,
      meeting,
      printable,
    };
    return this.settings.publicUrl + pathOf(address, format, profile);
  }
}

@Resolver(() => Handout)
export class HandoutPrintResolver extends Addresses {
  @ResolveField(() => String)
  htmlUrl(@Parent() handout: Handout, @size() size: Size, @paper() paper: Paper): string {
    const { published } = handout.lesson;
    return this.address(published, meetingOf(handout.lesson), handout.id, 'html', { size, paper });
  }

  @ResolveField(() => String)
  pdfUrl(@Parent() handout: Handout, @size() size: Size, @paper() paper: Paper): string {
    const { published } = handout.lesson;
    return this.address(published, meetingOf(handout.lesson), handout.id, 'pdf', { size, paper });
  }
}

@Resolver(() => CourseSheet)
export class CourseSheetPrintResolver extends Addresses {
  @ResolveField(() => String)
  htmlUrl(@Parent() sheet: CourseSheet, @size() size: Size, @paper() paper: Paper): string {
    return this.address(sheet.published, wholeCourse, sheet.id, 'html', { size, paper });
  }

  @ResolveField(() => String)
  pdfUrl(@Parent() sheet: CourseSheet, @size() size: Size, @paper() paper: Paper): string {
    return this.address(sheet.published, wholeCourse, sheet.id, 'pdf', { size, paper });
  }
}

@Resolver(() => Lesson)
export class LessonPrintResolver extends Addresses {
  @ResolveField(() => String, {
    description: 'The learner’s lesson as HTML, without a page round it.',
  })
  bodyHtml(@Parent() { published, tree, open }: Lesson): string {
    const { course } = published;
    const blocks = withTypography(lessonBlocks({ course, lesson: tree }, open), course.language);
    return blocksHtml(blocks, picturesOf(published));
  }

  @ResolveField(() => String)
  htmlUrl(@Parent() lesson: Lesson, @size() size: Size, @paper() paper: Paper): string {
    return this.address(lesson.published, meetingOf(lesson), 'lesson', 'html', { size, paper });
  }

  @ResolveField(() => String)
  pdfUrl(@Parent() lesson: Lesson, @size() size: Size, @paper() paper: Paper): string {
    return this.address(lesson.published, meetingOf(lesson), 'lesson', 'pdf', { size, paper });
  }
}

@Resolver(() => Lesson)
export class SlidesResolver extends Addresses {
  @ResolveField(() => String, { description: 'The deck for a projector; it has one size.' })
  slidesHtmlUrl(@Parent() lesson: Lesson): string {
    return this.address(lesson.published, meetingOf(lesson), 'slides', 'html');
  }

  @ResolveField(() => String)
  slidesPdfUrl(@Parent() lesson: Lesson): string {
    return this.address(lesson.published, meetingOf(lesson), 'slides', 'pdf');
  }
}

@Resolver(() => FacilitatorGuide)
export class GuidePrintResolver extends Addresses {
  @ResolveField(() => String, { description: 'The guide as HTML, without a page round it.' })
  html(@Parent() { published, variant, number }: FacilitatorGuide): string {
    const sources = meetingSources(published, variant) ?? [];
    const { blocks } = guideView(sources.find(({ meeting }) => meeting === number)!);
    return blocksHtml(blocks, picturesOf(published));
  }

  @ResolveField(() => String)
  htmlUrl(@Parent() guide: FacilitatorGuide, @size() size: Size, @paper() paper: Paper): string {
    return this.address(guide.published, meetingOf(guide), 'guide', 'html', { size, paper });
  }

  @ResolveField(() => String)
  pdfUrl(@Parent() guide: FacilitatorGuide, @size() size: Size, @paper() paper: Paper): string {
    return this.address(guide.published, meetingOf(guide), 'guide', 'pdf', { size, paper });
  }

  @ResolveField(() => String)
  runSheetPdfUrl(
    @Parent() guide: FacilitatorGuide,
    @size() size: Size,
    @paper() paper: Paper,
  ): string {
    return this.address(guide.published, meetingOf(guide), 'run-sheet', 'pdf', { size, paper });
  }
}

const wholeCourse = { variant: STANDARD_VARIANT, meeting: WHOLE_COURSE };

function meetingOf({ variant, number }: Pick<Lesson, 'variant' | 'number'>) {
  return { variant, meeting: String(number) };
}

function picturesOf({ course, edition }: PublishedCourse): string {
  return `/p/${course.code}/${edition.id}/pictures`;
}
