import type { ValuesOf } from '../attribute/attribute.js';
import type { activityPlan } from '../block/activity.plan.js';
import type { AnyBlock, BlockScope, BodyNode, OpenNode } from '../block/block.js';
import type { At } from '../prose/prose.js';
import type { Outcome } from '../settings/outcome.settings.js';
import type {
  CourseSettings,
  Item,
  LessonSettings,
  Resource,
  Source,
} from '../settings/settings.js';
import type { CourseSheetSettings, HandoutSettings } from '../settings/sheet.settings.js';
import type { MeetingSettings, VariantSettings } from '../settings/variant.settings.js';

export type ActivityPlan = ValuesOf<typeof activityPlan.attributes>;

/** A timed part of a lesson. */
export interface Activity {
  id: string;
  title: string;
  plan: ActivityPlan;
  body: BodyNode[];
  at?: At;
  /** A plan has it done the author's shorter way, and does not say itself how. */
  shortened?: true;
}

/** A sheet for a learner to hold. */
export interface Handout extends HandoutSettings {
  /** h2-1; printed as H2.1. */
  id: string;
  file: string;
  body: BodyNode[];
}

/** A unit of a course as written. */
export interface Lesson extends LessonSettings {
  /** From the folder's name: 02-what-helps is lesson 2. */
  number: number;
  slug: string;
  file: string;
  /** What stands before the first activity: for the whole lesson. */
  body: BodyNode[];
  activities: Activity[];
  handouts: Handout[];
}

/** A sheet that belongs to the course as a whole and to no lesson. */
export interface CourseSheet extends CourseSheetSettings {
  /** The file's name: sheets/welcome.md is welcome. */
  id: string;
  file: string;
  body: BodyNode[];
}

/** A variant's meeting that is no lesson as written: a plan over the texts of one or more lessons. */
export interface Meeting extends MeetingSettings {
  /** The file's name: variants/six-week/a-safe-start.md is a-safe-start. */
  id: string;
  file: string;
  /** Takes the place of what its lessons say in blocks of the same kind. */
  body: BodyNode[];
  /** Written for this meeting; one with the id of a lesson's is laid over it. */
  activities: Activity[];
}

/** A plan of the course's meetings. */
export interface Variant extends Omit<VariantSettings, 'meetings'> {
  meetings: (Meeting | LessonAsWritten)[];
}

export interface LessonAsWritten {
  /** Its number. */
  lesson: number;
}

/** A whole curriculum, as its folder of text files says. */
export interface Course extends Omit<CourseSettings, 'lessons' | 'sheets' | 'variants'> {
  /** The folder's name. */
  slug: string;
  sources: Source[];
  resources: Resource[];
  items: Item[];
  sheets: CourseSheet[];
  lessons: Lesson[];
  /** Besides the standard one. */
  variants: Variant[];
}

/** As much of a course as holds texts. */
export type CourseTexts = Pick<Course, 'lessons' | 'sheets' | 'variants'>;

/** What a learner may know of a plan; what leaders plan with is left out. */
export type OpenPlan = Pick<
  ActivityPlan,
  'minutes' | 'kind' | 'grouping' | 'handouts' | 'sensitivity' | 'topics'
>;

export interface OpenActivity extends Omit<Activity, 'body' | 'plan' | 'shortened'> {
  plan: OpenPlan;
  body: OpenNode[];
}

export interface OpenHandout extends Omit<Handout, 'body'> {
  body: OpenNode[];
}

export interface OpenCourseSheet extends Omit<CourseSheet, 'body'> {
  body: OpenNode[];
}

/** A lesson as a learner may see it. */
export interface OpenLesson extends Omit<Lesson, 'body' | 'activities' | 'handouts'> {
  body: OpenNode[];
  activities: OpenActivity[];
  handouts: OpenHandout[];
}

export type { AnyBlock, BodyNode, Item, OpenNode, Outcome, Resource, Source };

/** A body with where it is. */
export interface PlacedBody {
  body: BodyNode[];
  file: string;
  scope: BlockScope;
  activity?: Activity;
  handout?: Handout;
  sheet?: CourseSheet;
}

/** A lesson, or as much of one as a variant's meeting has of its own. */
export type Part = Pick<Lesson, 'file' | 'body' | 'activities' | 'handouts'>;

/** Everything that has activities: the lessons, and the meetings of variants with their own texts. */
export function partsOf({ lessons, variants }: Pick<Course, 'lessons' | 'variants'>): Part[] {
  const meetings = variants.flatMap((variant) => variant.meetings.filter(isMeeting));
  return [...lessons, ...meetings.map((meeting) => ({ ...meeting, handouts: [] }))];
}

export function isMeeting(each: Meeting | LessonAsWritten): each is Meeting {
  return 'plan' in each;
}

/** Every body of a lesson: its own, its activities', its handouts'. */
export function* bodiesOf(lesson: Part): Generator<PlacedBody> {
  yield { body: lesson.body, file: lesson.file, scope: 'lesson' };
  for (const activity of lesson.activities) {
    yield { body: activity.body, file: lesson.file, scope: 'activity', activity };
  }
  for (const handout of lesson.handouts) {
    yield { body: handout.body, file: handout.file, scope: 'handout', handout };
  }
}

/** Every body of a course: those of its lessons and meetings, then its sheets'. */
export function everyBodyOf(course: CourseTexts): PlacedBody[] {
  return [
    ...partsOf(course).flatMap((part) => [...bodiesOf(part)]),
    ...course.sheets.map((sheet): PlacedBody => ({
      body: sheet.body,
      file: sheet.file,
      scope: 'sheet',
      sheet,
    })),
  ];
}

/** Bodies of which learners read something: leaders' and host's sheets are left out. */
export function bodiesForEveryone(course: CourseTexts): PlacedBody[] {
  return everyBodyOf(course).filter(({ sheet }) => !sheet || sheet.for === 'everyone');
}

/** The blocks alone, of one body. */
export function blocksIn(body: readonly BodyNode[]): AnyBlock[] {
  return body.filter((node): node is AnyBlock => node.type === 'block');
}

/** h2-1 → H2.1, as it is said aloud and printed. */
export function handoutLabel(id: string): string {
  const match = /^h(\d+)-(\d+)$/.exec(id);
  return match ? `H${match[1]}.${match[2]}` : id;
}
