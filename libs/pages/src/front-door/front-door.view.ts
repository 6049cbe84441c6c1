import type { PublishedCourse } from '@hearthside/curriculum';
import { STANDARD_VARIANT, variantsOf } from '@hearthside/lesson-text';
import {
  editionName,
  coursePrintablesOf,
  LATEST,
  meetingSources,
  pathOf,
  printablesOf,
  SIZES,
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

interface Link {
  label: string;
  href: string;
  current: boolean;
}

/** What the reader has chosen to see. */
export interface FrontDoorChoice {
  paper: Paper;
  /** The plan of meetings; a course that has none of that name shows its standard one. */
  variant: string;
}

interface MeetingLinks {
  number: number;
  title: string;
  aim: string;
  minutes: number;
  /** Where its packet is made; for those who may have it. */
  packet: string | undefined;
  groups: SheetGroup[];
}

export interface FrontDoorView {
  papers: Link[];
  courses: {
    language: string;
    title: string;
    subtitle: string | undefined;
    disclaimer: string;
    edition: string;
    /** What the institute has otherwise; for leaders. */
    changes: string | undefined;
    /** Its plans of meetings, when it has several, and a sentence about the one that is shown. */
    variants: Link[];
    about: string | undefined;
    /** Sheets of the whole course. */
    groups: SheetGroup[];
    meetings: MeetingLinks[];
  }[];
}

/** As much of a sheet as a list of them needs. */
/** May the reader see what only leaders do? */
const LEADERS_PAGE = { name: '', title: '', audience: 'leaders' } as const;

type Listed = Pick<CoursePrintable, 'name' | 'title' | 'audience' | 'oneSize'>;

const groupTitles: [audience: Listed['audience'], title: string][] = [
  ['everyone', 'For everyone in the room'],
  ['leaders', 'For leaders'],
  ['host', 'For the host'],
];

/** The courses, their lessons, and a way to every sheet that the reader may see. */
export function frontDoorView(
  published: readonly PublishedCourse[],
  choice: FrontDoorChoice,
  mayRead: (sheet: Listed) => boolean,
): FrontDoorView {
  return {
    papers: [
      {
        label: 'Letter',
        href: hrefOf({ ...choice, paper: 'letter' }),
        current: choice.paper === 'letter',
      },
      { label: 'A4', href: hrefOf({ ...choice, paper: 'a4' }), current: choice.paper === 'a4' },
    ],
    courses: published.map((each, index) => courseLinks(each, index, choice, mayRead)),
  };
}

function courseLinks(
  { course, edition }: PublishedCourse,
  index: number,
  choice: FrontDoorChoice,
  mayRead: (sheet: Listed) => boolean,
): FrontDoorView['courses'][number] {
  const { code, language, title, subtitle, disclaimer } = course;
  const variants = variantsOf(course);
  const shown = variants.find(({ id }) => id === choice.variant) ?? variants[0]!;
  const meetings = meetingSources({ course, edition }, shown.id) ?? [];
  const place = { code, variant: shown.id, paper: choice.paper };
  return {
    language,
    title,
    subtitle,
    disclaimer,
    edition: editionName(edition),
    changes: mayRead(LEADERS_PAGE) ? `/changes/${code}` : undefined,
    variants: (variants.length > 1 ? variants : []).map(({ id, title: label }) => ({
      label,
      href: `${hrefOf({ ...choice, variant: id })}#course-${index}`,
      current: id === shown.id,
    })),
    about: variants.length > 1 ? shown.about : undefined,
    groups: groupsOf(coursePrintablesOf(course).filter(mayRead), {
      ...place,
      meeting: WHOLE_COURSE,
    }),
    meetings: meetings.map(({ lesson, meeting }) => ({
      number: meeting,
      title: lesson.title,
      aim: lesson.aim,
      minutes: lesson.minutes,
      packet: mayRead(LEADERS_PAGE) ? packetHref(place, meeting) : undefined,
      groups: groupsOf(printablesOf(lesson).filter(mayRead), {
        ...place,
        meeting: String(meeting),
      }),
    })),
  };
}

function packetHref(
  { code, variant, paper }: Omit<SheetPlace, 'meeting'>,
  meeting: number,
): string {
  const query = { course: code, variant, meeting: String(meeting), paper };
  return `/packets/new?${new URLSearchParams(query)}`;
}

function hrefOf({ paper, variant }: FrontDoorChoice): string {
  const query = new URLSearchParams({ paper });
  if (variant !== STANDARD_VARIANT) query.set('variant', variant);
  return `/?${query}`;
}

/** Where the sheets of one group are found. */
interface SheetPlace {
  code: string;
  variant: string;
  meeting: string;
  paper: Paper;
}

function groupsOf(sheets: readonly Listed[], place: SheetPlace): SheetGroup[] {
  const groups = groupTitles.map(([audience, title]) => ({
    title,
    sheets: sheets
      .filter((sheet) => sheet.audience === audience)
      .map((sheet) => linksTo(sheet, place)),
  }));
  return groups.filter((group) => group.sheets.length > 0);
}

function linksTo({ name, title, oneSize }: Listed, { paper, ...place }: SheetPlace): SheetLinks {
  const address = { ...place, edition: LATEST, printable: name };
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
