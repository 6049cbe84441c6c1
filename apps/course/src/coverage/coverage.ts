import { checkCourseFolder } from '@hearthside/curriculum/course-folder';
import {
  careFlags,
  coverageOf,
  everyBodyOf,
  furthest,
  isMeeting,
  lessonsOf,
  meetingsOf,
  STANDARD_VARIANT,
  variantsOf,
  type CareFlag,
  type Course,
  type Item,
  type ItemCoverage,
  type LeftOut,
} from '@hearthside/lesson-text';
import { asTyped, foldersFor } from '../course-folders.js';
import { NoSuchVariant } from '../no-such-variant.js';

/** How far a course goes with its checklist. */
export interface CourseCoverage {
  /** As the author would type it: courses/love-and-sex-after-50. */
  path: string;
  /** What its columns are: lessons, or the sessions of a plan. */
  columns: 'Lesson' | 'Session';
  /** Numbers of its lessons or sessions, in order. */
  lessons: number[];
  items: ItemCoverage[];
  /** Care flags of what is taught, lesson by lesson. */
  flags: CareFlag[];
  /** What each session of the plan leaves out of its lessons. */
  leftOut: { session: number; leftOut: LeftOut[] }[];
  /** Errors that the check finds; with any, the table may lack what could not be read. */
  errors: number;
}

/**
 * The coverage of one course, or of all; of a plan of meetings, in those that have it.
 *
 * @throws NoSuchCourse, NoSuchVariant
 */
export async function courseCoverage(
  asked: string | undefined,
  root: string,
  variant: string = STANDARD_VARIANT,
): Promise<CourseCoverage[]> {
  const folders = await foldersFor(asked, root);
  const found: CourseCoverage[] = [];
  const known = new Set<string>();
  for (const folder of folders) {
    const { course, problems } = await checkCourseFolder(folder);
    for (const { id } of course ? variantsOf(course) : []) known.add(id);
    const meetings = course && meetingsOf(course, variant);
    if (course && !meetings) continue;
    const taught = course && { ...course, lessons: (meetings ?? []).map(({ lesson }) => lesson) };
    found.push({
      path: asTyped(folder, root),
      columns: variant === STANDARD_VARIANT ? 'Lesson' : 'Session',
      lessons: taught?.lessons.map(({ number }) => number) ?? [],
      items: course && taught ? coverageOf({ ...taught, items: itemsOf(course, variant) }) : [],
      flags: course && taught ? placed(careFlags(taught), course) : [],
      leftOut: (meetings ?? []).map(({ lesson, leftOut }) => ({ session: lesson.number, leftOut })),
      errors: problems.filter(({ severity }) => severity === 'error').length,
    });
  }
  if (found.length === 0 && known.size > 0) throw new NoSuchVariant(variant, [...known]);
  return found;
}

/** With the files in which the notes stand: a meeting's own, or those of its lessons. */
function placed(flags: readonly CareFlag[], course: Course): CareFlag[] {
  const files = new Map<unknown, string>();
  for (const { body, file } of everyBodyOf(course)) {
    for (const { at } of body) if (at) files.set(at, file);
  }
  return flags.map((flag) => ({
    ...flag,
    notes: flag.notes.map(({ file, at }) => ({ file: files.get(at) ?? file, at })),
  }));
}

/** What a plan answers for: all the items that its lessons teach. */
function itemsOf(course: Course, id: string): Item[] {
  const variant = course.variants.find((each) => each.id === id);
  if (!variant) return course.items;
  const lessons = course.lessons.filter((lesson) =>
    variant.meetings.some((meeting) =>
      isMeeting(meeting)
        ? lessonsOf(course, meeting).includes(lesson)
        : meeting.lesson === lesson.number,
    ),
  );
  if (lessons.length === course.lessons.length) return course.items;
  return coverageOf({ ...course, lessons })
    .filter((each) => furthest(each) !== undefined)
    .map(({ item }) => item);
}
