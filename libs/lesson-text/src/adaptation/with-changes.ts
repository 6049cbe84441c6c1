import type { BodyNode } from '../block/block.js';
import { evidenceOf, type Outcome } from '../settings/outcome.settings.js';
import { lessonsOf } from '../variant/composed.js';
import { rowsOf, takenInBy } from '../settings/variant.settings.js';
import { totalMinutes } from '../timing/timing.js';
import { isMeeting, type Activity, type Course, type Lesson, type Meeting } from '../tree/tree.js';
import { readBodyText } from './body-text.js';
import type { Change, PlaceName } from './change.js';
import { placesOf } from './places.js';

/**
 * A course as an institute has it: a lesson or meeting takes as long as what is left in it, and promises only what
 * is shown in it. A change at a place that the course does not have does nothing; what a text says that cannot be
 * read is left out, so ask `adaptationProblems` before.
 */
export function withChanges(course: Course, changes: readonly Change[]): Course {
  if (changes.length === 0) return course;
  const said = new Said(course, changes);
  return {
    ...course,
    lessons: course.lessons.map((lesson) => lessonWith(lesson, said)),
    variants: course.variants.map((variant) => ({
      ...variant,
      meetings: variant.meetings.map((meeting) =>
        isMeeting(meeting)
          ? meetingWith(meeting, `meeting/${variant.id}/${meeting.id}`, said, course)
          : meeting,
      ),
    })),
    sheets: course.sheets.map((sheet) => ({
      ...sheet,
      body: said.body(`sheet/${sheet.id}`) ?? sheet.body,
    })),
  };
}

/** What changes say, by place. */
class Said {
  readonly #off = new Set<PlaceName>();
  readonly #minutes = new Map<PlaceName, number>();
  readonly #bodies = new Map<PlaceName, BodyNode[]>();

  constructor(course: Course, changes: readonly Change[]) {
    const places = new Map(placesOf(course).map((place) => [place.name, place]));
    for (const change of changes) {
      if (change.kind === 'off') this.#off.add(change.place);
      else if (change.kind === 'minutes') this.#minutes.set(change.place, change.minutes);
      else {
        const place = places.get(change.place);
        if (!place) continue;
        this.#bodies.set(place.name, readBodyText(place.name, change.text, place.scope).body);
      }
    }
  }

  isOff(place: PlaceName): boolean {
    return this.#off.has(place);
  }

  minutes(place: PlaceName): number | undefined {
    return this.#minutes.get(place);
  }

  body(place: PlaceName): BodyNode[] | undefined {
    return this.#bodies.get(place);
  }

  /** Does it change how long a part takes? */
  retimes(part: PlaceName): boolean {
    const within = `${part}/activity/`;
    return [...this.#off, ...this.#minutes.keys()].some((place) => place.startsWith(within));
  }
}

function lessonWith(lesson: Lesson, said: Said): Lesson {
  const name = `lesson/${lesson.number}`;
  const activities = activitiesWith(lesson.activities, name, said);
  const handouts = lesson.handouts.map((handout) => ({
    ...handout,
    body: said.body(`handout/${handout.id}`) ?? handout.body,
  }));
  return {
    ...lesson,
    body: said.body(name) ?? lesson.body,
    activities,
    handouts,
    ...(said.retimes(name) && { minutes: totalMinutes(activities) }),
    outcomes: stillShown(lesson.outcomes, (id) => said.isOff(`${name}/activity/${id}`)),
  };
}

/** What a lesson leaves out is left out of every plan. */
function meetingWith(meeting: Meeting, name: PlaceName, said: Said, course: Course): Meeting {
  const parts = [name, ...lessonsOf(course, meeting).map(({ number }) => `lesson/${number}`)];
  const isOff = (id: string) => parts.some((part) => said.isOff(`${part}/activity/${id}`));
  const planned = rowsOf(meeting);
  const rows = planned
    .filter(({ activity }) => !isOff(activity))
    .map(({ activity, minutes }) => ({
      activity,
      minutes: said.minutes(`${name}/activity/${activity}`) ?? minutes,
    }));
  const isRetimed = said.retimes(name) || rows.length < planned.length;
  return {
    ...meeting,
    body: said.body(name) ?? meeting.body,
    activities: activitiesWith(meeting.activities, name, said).filter(({ id }) => !isOff(id)),
    takenIn: meeting.takenIn.filter((_, index) => !isOff(takenInBy(meeting)[index]!.activity)),
    outcomes: stillShown(meeting.outcomes, isOff),
    ...(isRetimed && {
      plan: rows.map(({ activity, minutes }) => `${activity} ${minutes}`),
      minutes: rows.reduce((sum, { minutes }) => sum + minutes, 0),
    }),
  };
}

/** Outcomes by what is left of their evidence; one that has lost all of it is promised no more. */
function stillShown(outcomes: readonly Outcome[], isOff: (id: string) => boolean): Outcome[] {
  return outcomes.flatMap((outcome) => {
    const all = evidenceOf(outcome);
    const left = all.filter((id) => !isOff(id));
    if (left.length === all.length) return [outcome];
    return left.length > 0 ? [{ ...outcome, shownBy: left }] : [];
  });
}

function activitiesWith(activities: readonly Activity[], under: PlaceName, said: Said): Activity[] {
  return activities.flatMap((activity) => {
    const place = `${under}/activity/${activity.id}`;
    if (said.isOff(place)) return [];
    const minutes = said.minutes(place);
    const body = said.body(place);
    return [
      {
        ...activity,
        ...(minutes !== undefined && { plan: inTime(activity.plan, minutes) }),
        ...(body && { body }),
      },
    ];
  });
}

/** A shorter way that is no shorter any more, or a longer one no longer, is none. */
function inTime(plan: Activity['plan'], minutes: number): Activity['plan'] {
  const { shorter, longer, ...rest } = plan;
  return {
    ...rest,
    minutes,
    ...(shorter !== undefined && shorter < minutes && { shorter }),
    ...(longer !== undefined && longer > minutes && { longer }),
  };
}
