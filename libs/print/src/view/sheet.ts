import {
  handoutLabel,
  meetingsOf,
  STANDARD_VARIANT,
  variantsOf,
  type Course,
  type LeftOut,
  type Lesson,
  type SheetAudience,
  type VariantFacts,
} from '@hearthside/lesson-text';
import type { SessionFacts } from './session-facts.js';
import { withTypography } from './typography.js';
import { numberUnits, unitsOf } from './units.js';
import type { View, ViewBlock } from './view.js';

/** What every sheet is made from. */
export interface CourseSource {
  course: Course;
  /** `adapted`: with changes of the institute's own, of these versions. */
  edition: { id: string; publishedOn: string; adapted?: { versions: string } };
  /** The scheduled class for which it is printed, where there is one. */
  session?: SessionFacts | undefined;
}

/** What every sheet of a lesson is made from. */
export interface SheetSource extends CourseSource {
  lesson: Lesson;
  /** Number of the variant's meeting that delivers it. */
  meeting: number;
  /** Which plan it is, where it is not the standard one. */
  variant?: VariantFacts | undefined;
  /** The plan has no other, so a number would only puzzle. */
  isOnly?: boolean;
  /** What the lessons behind it have and it has not. */
  leftOut?: readonly LeftOut[];
}

/** What the sheets of each meeting are made from; nothing when the course has no such variant. */
export function meetingSources(source: CourseSource, variantId: string): SheetSource[] | undefined {
  const { course, edition, session } = source;
  const variant =
    variantId === STANDARD_VARIANT
      ? undefined
      : variantsOf(course).find(({ id }) => id === variantId);
  const meetings = meetingsOf(course, variantId);
  return meetings?.map(({ lesson, leftOut }) => ({
    course,
    edition,
    session,
    lesson,
    meeting: lesson.number,
    variant,
    isOnly: variant !== undefined && meetings.length === 1,
    leftOut,
  }));
}

/** "Good Company · session 2", and which plan that is counted in. */
export function sessionName({ course, variant, meeting, isOnly }: SheetSource): string {
  const number = isOnly ? undefined : `session ${meeting}`;
  return [course.neutralTitle, variant?.title, number].filter(Boolean).join(' · ');
}

interface SheetWords {
  name: string;
  audience: View['audience'];
  kicker: string;
  title: string;
  marks?: string[];
  poster?: boolean;
  deck?: boolean;
  /** It is the institute's own sheet, with its name and mark on top. */
  branded?: boolean;
  /** It names people of the class or a place where they meet. */
  ofClass?: boolean;
  /** In its footer: "checked on November 22, 2026". */
  checked?: string | undefined;
  blocks: ViewBlock[];
}

/** A sheet of a lesson under its neutral names. */
export function sheet(source: SheetSource, words: SheetWords): View {
  const { course, meeting, isOnly } = source;
  const short = isOnly ? course.neutralTitle : `${course.neutralTitle}, session ${meeting}`;
  const name = neutralName(words.name);
  const footer = [short, name, words.checked].filter(Boolean).join(' · ');
  return finished(source, words, { outside: `${short}: ${name}`, footer });
}

/** For whom a course sheet is, where that has to be said. */
export const readers: Record<SheetAudience, string[]> = {
  everyone: [],
  leaders: ['for leaders'],
  host: ['for the host'],
};

/** A sheet of the whole course. Its id is neutral, since it stands in its address, and says which it is. */
export function courseSheet(source: CourseSource, words: SheetWords): View {
  const { neutralTitle } = source.course;
  const name = words.name.replaceAll('-', ' ');
  const parts = [neutralTitle, ...readers[words.audience], name];
  return finished(source, words, {
    outside: `${neutralTitle}: ${name}`,
    footer: parts.join(' · '),
  });
}

const audienceMarks: Record<SheetAudience, string[]> = {
  everyone: [],
  leaders: ['For leaders only'],
  host: ['For the host'],
};

/** Puts the names, the edition and the language round what a sheet says. */
function finished(
  { course, edition, session }: CourseSource,
  words: SheetWords,
  names: { outside: string; footer: string },
): View {
  return numberUnits({
    name: words.name,
    audience: words.audience,
    documentTitle: names.outside,
    language: course.language,
    kicker: words.kicker,
    ...withTypography({ title: words.title }, course.language),
    marks: [...audienceMarks[words.audience], ...(words.marks ?? [])],
    ...(words.poster && { poster: true as const }),
    ...(words.deck && { deck: true as const }),
    ...(session && words.ofClass && { passing: true as const }),
    ...(session?.isDraft && { draft: true as const }),
    ...(words.branded && session?.brand && { brand: session.brand }),
    blocks: withoutSkippedLevels(withTypography(words.blocks, course.language)),
    footer: { left: names.footer, edition: `Edition ${editionName(edition)}` },
    date: edition.publishedOn,
  });
}

/** What is printed of a course that an institute has changed must be told from what the author wrote. */
export function editionName({ id, adapted }: CourseSource['edition']): string {
  return adapted ? `${id}, changes ${adapted.versions}` : id;
}

const neutralNames: Record<string, string> = {
  lesson: 'lesson',
  guide: 'leaders’ guide',
  'run-sheet': 'run sheet',
  prompts: 'prompt cards',
  resources: 'resource sheet',
  'catch-up': 'catch-up sheet',
  slides: 'slides',
  'script-a': 'script A',
  'script-b': 'script B',
  'duty-card': 'duty card',
  'room-plan': 'room plan',
  'name-tents': 'name tents',
  'question-cards': 'question cards',
  'copy-count': 'copy count',
  'head-count': 'head-count',
  'reporting-answer': 'reporting',
};

/** h2-2 → H2.2; h2-2-key → H2.2 key: says which sheet it is and nothing of its subject. */
export function neutralName(printable: string): string {
  const key = /^(.*)-key$/.exec(printable);
  if (key?.[1]) return `${handoutLabel(key[1])} key`;
  return neutralNames[printable] ?? handoutLabel(printable);
}

/** Headings go down one level at a time, whatever pieces a sheet is put together from. */
function withoutSkippedLevels(blocks: ViewBlock[]): ViewBlock[] {
  const whole = structuredClone(blocks);
  let last = 1;
  for (const unit of unitsOf(whole)) {
    const block = unit as ViewBlock;
    if (block.kind !== 'heading') continue;
    last = Math.min(block.level, last + 1);
    block.level = last as 2 | 3 | 4;
  }
  return whole;
}
