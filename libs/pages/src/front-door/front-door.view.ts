import type { PublishedCourse } from '@hearthside/curriculum';
import {
  LATEST,
  pathOf,
  printablesOf,
  SIZES,
  STANDARD_VARIANT,
  type Paper,
  type Printable,
} from '@hearthside/print';

/** One sheet in the menu: a page to read, and a PDF in each size. */
interface SheetLinks {
  title: string;
  read: string;
  pdfs: { label: string; href: string }[];
}

interface LessonLinks {
  number: number;
  title: string;
  aim: string;
  minutes: number;
  groups: { title: string; sheets: SheetLinks[] }[];
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
    lessons: LessonLinks[];
  }[];
}

const groupTitles = { everyone: 'For everyone in the room', leaders: 'For leaders' } as const;

/** The courses, their lessons, and a way to every sheet that the reader may see. */
export function frontDoorView(
  published: readonly PublishedCourse[],
  paper: Paper,
  demo: boolean,
  mayRead: (printable: Printable) => boolean,
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
      lessons: course.lessons.map((lesson) => {
        const sheets = printablesOf(lesson).filter(mayRead);
        return {
          number: lesson.number,
          title: lesson.title,
          aim: lesson.aim,
          minutes: lesson.minutes,
          groups: (['everyone', 'leaders'] as const)
            .map((audience) => ({
              title: groupTitles[audience],
              sheets: sheets
                .filter((sheet) => sheet.audience === audience)
                .map((sheet) => linksTo(sheet, course.code, lesson.number, paper)),
            }))
            .filter((group) => group.sheets.length > 0),
        };
      }),
    })),
  };
}

function linksTo(
  { name, title }: Printable,
  code: string,
  meeting: number,
  paper: Paper,
): SheetLinks {
  const address = {
    code,
    edition: LATEST,
    variant: STANDARD_VARIANT,
    meeting: String(meeting),
    printable: name,
  };
  return {
    title,
    read: pathOf(address, 'html', { size: 'standard', paper }),
    pdfs: SIZES.map((size) => ({
      label: { standard: 'Standard', large: 'Large', xlarge: 'Extra large' }[size],
      href: pathOf(address, 'pdf', { size, paper }),
    })),
  };
}
