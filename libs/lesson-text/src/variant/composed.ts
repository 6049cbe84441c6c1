import { SENSITIVITIES } from '../block/activity.plan.js';
import { evidenceOf } from '../settings/outcome.settings.js';
import { lessonNumber } from '../settings/settings.js';
import { rowsOf } from '../settings/variant.settings.js';
import {
  blocksIn,
  type Activity,
  type BodyNode,
  type Course,
  type Handout,
  type Lesson,
  type Meeting,
} from '../tree/tree.js';
import { mergedBody } from './merged-body.js';

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
  const shown = new Set([...activities, ...handouts].map(({ id }) => id));
  const outcomes = lessons
    .flatMap((lesson) => lesson.outcomes)
    .filter((outcome) => evidenceOf(outcome).some((id) => shown.has(id)));
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

function plannedActivities(meeting: Meeting, lessons: readonly Lesson[]): Activity[] {
  const written = lessons.flatMap(({ activities }) => activities);
  return rowsOf(meeting).flatMap(({ activity: id, minutes }) => {
    const [own, theirs] = [meeting.activities, written].map((all) =>
      all.find((each) => each.id === id),
    );
    const activity = own && theirs ? laidOver(own, theirs) : (own ?? theirs);
    return activity ? [inMinutes(activity, minutes, own?.body ?? [])] : [];
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

/** With less time, the minutes that its questions were written for hold no more; those written here do. */
function inMinutes(activity: Activity, minutes: number, own: readonly BodyNode[]): Activity {
  const plan = { ...activity.plan, minutes };
  if (minutes >= activity.plan.minutes) return { ...activity, plan };
  const body = activity.body.map((node): BodyNode => {
    if (node.type !== 'block' || node.name !== 'prompt' || own.includes(node)) return node;
    const { minutes: _, ...attributes } = node.attributes;
    return { ...node, attributes };
  });
  return { ...activity, plan, body };
}

/** What stands before the first block, with the lines that are shown beside it on slides, and the rest. */
function opening(body: readonly BodyNode[]): [BodyNode[], BodyNode[]] {
  const first = body.findIndex((node) => node.type === 'block' && node.name !== 'slide');
  const end = first < 0 ? body.length : first;
  return [body.slice(0, end), body.slice(end)];
}

/**
 * The sheets of a meeting. One that only a left-out activity uses goes home with people, unless it is a set
 * of cards that teaches nothing by itself.
 */
function sheetsFor(activities: readonly Activity[], lessons: readonly Lesson[]): Handout[] {
  const used = activities.flatMap(({ plan }) => plan.handouts ?? []);
  const usedAtAll = lessons.flatMap((lesson) =>
    lesson.activities.flatMap(({ plan }) => plan.handouts ?? []),
  );
  return lessons
    .flatMap(({ handouts }) => handouts)
    .filter(({ id, kind, body }) => {
      const isIdle = usedAtAll.includes(id) && !used.includes(id);
      return !isIdle || kind !== 'cards' || blocksIn(body).some(covers);
    });
}

function covers({ attributes }: { attributes: object }): boolean {
  return 'covers' in attributes && attributes.covers !== undefined;
}

function union<T>(lists: readonly (readonly T[])[]): T[] {
  return [...new Set(lists.flat())];
}
