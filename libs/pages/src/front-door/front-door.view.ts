import type { PublishedCourse } from '@hearthside/curriculum';
import {
  coursePrintablesOf,
  LATEST,
  pathOf,
  printablesOf,
  SIZES,
  STANDARD_VARIANT,
  WHOLE_COURSE,
  type CoursePrintable,
  type Paper,
  type Size,
} from '@hearthside/print';

/** One sheet in the menu: a page to read or to show, and a PDF in each size that it has. */
interface SheetLinks {
  title: string;
  page: { label: string; href: string };
  pdfs: { label: string; href: string }[];
}

interface SheetGroup {
  title: string;
  sheets: SheetLinks[];
}

interface LessonLinks {
  number: number;
  title: string;
  aim: string;
  minutes: number;
  groups: SheetGroup[];
}

export interface FrontDoorView {
  demo: boolean;
  papers: { label: string; href: string; current: boolean }[];
  courses: {
    language: string;
    title: string;
    subtitle: string | undefined;
    disclaimer: string;
    edition: string;
    /** Sheets of the whole course. */
    groups: SheetGroup[];
    lessons: LessonLinks[];
  }[];
}

/** As much of a sheet as a list of them needs. */
type Listed = Pick<CoursePrintable, 'name' | 'title' | 'audience' | 'oneSize'>;

const groupTitles: [audience: Listed['audience'], title: string][] = [
  ['everyone', 'For everyone in the room'],
  ['leaders', 'For leaders'],
  ['host', 'For the host'],
];

/** The courses, their lessons, and a way to every sheet that the reader may see. */
export function frontDoorView(
  published: readonly PublishedCourse[],
  paper: Paper,
  demo: boolean,
  mayRead: (sheet: Listed) => boolean,
): FrontDoorView {
  return {
    demo,
    papers: [
      { label: 'Letter', href: '/?paper=letter', current: paper === 'letter' },
      { label: 'A4', href: '/?paper=a4', current: paper === 'a4' },
    ],
    courses: published.map(({ course, edition }) => ({
      language: course.language,
      title: course.title,
      subtitle: course.subtitle,
      disclaimer: course.disclaimer,
      edition: edition.id,
      groups: groupsOf(
        coursePrintablesOf(course).filter(mayRead),
        course.code,
        WHOLE_COURSE,
        paper,
      ),
      lessons: course.lessons.map((lesson) => {
        const sheets = printablesOf(lesson).filter(mayRead);
        return {
          number: lesson.number,
          title: lesson.title,
          aim: lesson.aim,
          minutes: lesson.minutes,
          groups: groupsOf(sheets, course.code, String(lesson.number), paper),
        };
      }),
    })),
  };
}

function groupsOf(
  sheets: readonly Listed[],
  code: string,
  meeting: string,
  paper: Paper,
): SheetGroup[] {
  const groups = groupTitles.map(([audience, title]) => ({
    title,
    sheets: sheets
      .filter((sheet) => sheet.audience === audience)
      .map((sheet) => linksTo(sheet, code, meeting, paper)),
  }));
  return groups.filter((group) => group.sheets.length > 0);
}

function linksTo(
  { name, title, oneSize }: Listed,
  code: string,
  meeting: string,
  paper: Paper,
): SheetLinks {
  const address = { code, edition: LATEST, variant: STANDARD_VARIANT, meeting, printable: name };
  const isDeck = oneSize === 'deck';
  const href = (format: 'html' | 'pdf', size: Size) =>
    isDeck ? pathOf(address, format) : pathOf(address, format, { size, paper });
  return {
    title,
    page: { label: isDeck ? 'Show' : 'Read', href: href('html', 'standard') },
    pdfs: oneSize
      ? [{ label: 'PDF', href: href('pdf', 'standard') }]
      : SIZES.map((size) => ({ label: `${sizeLabels[size]} PDF`, href: href('pdf', size) })),
  };
}

const sizeLabels: Record<Size, string> = {
  standard: 'Standard',
  large: 'Large',
  xlarge: 'Extra large',
};
