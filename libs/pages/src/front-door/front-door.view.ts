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
} from '@hearthside/print';

/** One sheet in the menu: a page to read, and a PDF in each size. */
interface SheetLinks {
  title: string;
  read: string;
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
type Listed = Pick<CoursePrintable, 'name' | 'title' | 'audience'>;

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

function linksTo({ name, title }: Listed, code: string, meeting: string, paper: Paper): SheetLinks {
  const address = { code, edition: LATEST, variant: STANDARD_VARIANT, meeting, printable: name };
  return {
    title,
    read: pathOf(address, 'html', { size: 'standard', paper }),
    pdfs: SIZES.map((size) => ({
      label: { standard: 'Standard', large: 'Large', xlarge: 'Extra large' }[size],
      href: pathOf(address, 'pdf', { size, paper }),
    })),
  };
}
