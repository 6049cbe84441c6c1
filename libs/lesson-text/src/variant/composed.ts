import { SENSITIVITIES } from '../block/activity.plan.js';
import { evidenceOf } from '../settings/outcome.settings.js';
import { lessonNumber } from '../settings/settings.js';
import { rowsOf } from '../settings/variant.settings.js';
import {
  blocksIn,
  type Activity,
  type BodyNode,
  type Course,
  type Lesson,
  type Meeting,
  type Outcome,
} from '../tree/tree.js';
import { inMinutes } from './in-minutes.js';
import { mergedBody } from './merged-body.js';
import { sheetsFor } from './sheets-for.js';

/** The lessons whose texts a meeting has; a name that is none is left out. */
export function lessonsOf({ lessons }: Pick<Course, 'lessons'>, meeting: Meeting): Lesson[] {
  const numbers = meeting.lessons.map(lessonNumber);
  return lessons.filter(({ number }) => numbers.includes(number));
}

/** A meeting as one lesson, put together from its plan and the texts of its lessons. */
export function composed(
  course: Pick<Course, 'lessons'>,
  meeting: Meeting,
  number: number,
): Lesson {
  const lessons = lessonsOf(course, meeting);
  const activities = plannedActivities(meeting, lessons);
  const handouts = sheetsFor(activities, lessons);
  const outcomes = shownBy(
    { activities, handouts },
    lessons.flatMap((lesson) => lesson.outcomes),
  );
  return {
    number,
    slug: meeting.id,
    file: meeting.file,
    title: meeting.title ?? lessons.map(({ title }) => title).join(' · '),
    aim: meeting.aim ?? lessons.map(({ aim }) => aim).join(' '),
    minutes: meeting.minutes,
    sensitivity:
      SENSITIVITIES.findLast((each) => lessons.some((l) => l.sensitivity === each)) ?? 'none',
    topics: union(lessons.map(({ topics }) => topics)),
    outcomes: meeting.outcomes.length > 0 ? meeting.outcomes : outcomes,
    resources: union(lessons.map(({ resources }) => resources)),
    leaders: Math.max(1, ...lessons.map(({ leaders }) => leaders)),
    clinicianOnCall: lessons.some(({ clinicianOnCall }) => clinicianOnCall),
    noticeDays: Math.max(0, ...lessons.map(({ noticeDays }) => noticeDays)),
    standsAlone: lessons.every(({ standsAlone }) => standsAlone),
    body: mergedBody(
      meeting.body,
      lessons.map(({ body }) => body),
    ),
    activities,
    handouts,
  };
}

/** The outcomes of which something that is done or handed out gives evidence. */
export function shownBy(
  { activities, handouts }: Pick<Lesson, 'activities' | 'handouts'>,
  outcomes: readonly Outcome[],
): Outcome[] {
  const shown = new Set([...activities, ...handouts].map(({ id }) => id));
  return outcomes.filter((outcome) => evidenceOf(outcome).some((id) => shown.has(id)));
}

function plannedActivities(meeting: Meeting, lessons: readonly Lesson[]): Activity[] {
  const written = lessons.flatMap(({ activities }) => activities);
  return rowsOf(meeting).flatMap(({ activity: id, minutes }) => {
    const [own, theirs] = [meeting.activities, written].map((all) =>
      all.find((each) => each.id === id),
    );
    const activity = own && theirs ? laidOver(own, theirs) : (own ?? theirs);
    if (!activity) return [];
    const timed = inMinutes(activity, minutes, own?.body ?? []);
    return [theirs && isShortened(minutes, theirs, own) ? { ...timed, shortened: true } : timed];
  });
}

/**
 * An activity as its lesson has it, with what a meeting says anew: its title, its opening, blocks of the same
 * kind, and whatever the plan names. How it is done, with whom and how firmly it is kept stay the lesson's.
 */
function laidOver(own: Activity, theirs: Activity): Activity {
  const { shorter, longer, materials, handouts, covers } = own.plan;
  const named = Object.entries({ shorter, longer, materials, handouts, covers });
  const given = Object.fromEntries(named.filter(([, value]) => value !== undefined));
  const [ownOpening, ownRest] = opening(own.body);
  const [theirOpening, theirRest] = opening(theirs.body);
  return {
    ...theirs,
    title: own.title,
    plan: { ...theirs.plan, ...given },
    body: [
      ...(ownOpening.length > 0 ? ownOpening : theirOpening),
      ...mergedBody(ownRest, [theirRest]),
    ],
  };
}

/** A meeting that says itself what it leaves out, or has written the steps anew, is as it should be. */
function isShortened(minutes: number, { plan }: Activity, own: Activity | undefined): boolean {
  const hasLess = minutes < plan.minutes && minutes <= (plan.shorter ?? 0);
  return (
    hasLess && !blocksIn(own?.body ?? []).some(({ name }) => name === 'shorter' || name === 'do')
  );
}

/** What stands before the first block, with the lines that are shown beside it on slides, and the rest. */
function opening(body: readonly BodyNode[]): [BodyNode[], BodyNode[]] {
  const first = body.findIndex((node) => node.type === 'block' && node.name !== 'slide');
  const end = first < 0 ? body.length : first;
  return [body.slice(0, end), body.slice(end)];
}

function union<T>(lists: readonly (readonly T[])[]): T[] {
  return [...new Set(lists.flat())];
}
