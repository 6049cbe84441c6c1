import { blocksIn, isMeeting, type Activity, type BodyNode, type Course } from '../tree/tree.js';
import { handoutLabel } from '../tree/tree.js';
import type { BlockScope } from '../block/block.js';
import { rowsOf } from '../settings/variant.settings.js';
import { lessonsOf } from '../variant/composed.js';
import type { PlaceName } from './change.js';

/** A place in a course at which an institute may say something of its own. */
export interface AdaptablePlace {
  name: PlaceName;
  /** Of the lesson, the meeting or the course to which it belongs. */
  under: string;
  title: string;
  scope: BlockScope;
  /** What stands there; nothing for a row of a plan whose words are its lesson's. */
  body: readonly BodyNode[] | undefined;
  /** An activity, with the minutes it has there. */
  activity?: { plan: Activity['plan']; minutes: number };
}

/** Every place of a course, in the order in which it is read: lessons with their handouts, plans, sheets. */
export function placesOf(course: Course): AdaptablePlace[] {
  return [...inLessons(course), ...inMeetings(course), ...onSheets(course)];
}

function inLessons({ lessons }: Course): AdaptablePlace[] {
  return lessons.flatMap(({ number, title, body, activities, handouts }) => {
    const under = `${number}. ${title}`;
    return [
      { name: `lesson/${number}`, under, title: OPENING, scope: 'lesson' as const, body },
      ...activities.map((activity): AdaptablePlace => ({
        ...{ name: `lesson/${number}/activity/${activity.id}`, under, title: activity.title },
        ...{ scope: 'activity', body: activity.body },
        activity: { plan: activity.plan, minutes: activity.plan.minutes },
      })),
      ...handouts.map((handout): AdaptablePlace => ({
        ...{ name: `handout/${handout.id}`, under, scope: 'handout', body: handout.body },
        title: `${handoutLabel(handout.id)} ${handout.title}`,
      })),
    ];
  });
}

function inMeetings(course: Course): AdaptablePlace[] {
  return course.variants.flatMap((variant) =>
    variant.meetings.filter(isMeeting).flatMap((meeting, index): AdaptablePlace[] => {
      const written = lessonsOf(course, meeting).flatMap(({ activities }) => activities);
      const name = `meeting/${variant.id}/${meeting.id}`;
      const under = `${variant.title}, ${meeting.title ?? `meeting ${index + 1}`}`;
      const opening = { name, under, title: OPENING, scope: 'lesson' as const, body: meeting.body };
      const rows = rowsOf(meeting).flatMap(({ activity: id, minutes }): AdaptablePlace[] => {
        const own = meeting.activities.find((each) => each.id === id);
        const whole = written.find((each) => each.id === id) ?? own;
        if (!whole) return [];
        return [
          {
            ...{ name: `${name}/activity/${id}`, under, title: own?.title ?? whole.title },
            ...{ scope: 'activity', body: own?.body, activity: { plan: whole.plan, minutes } },
          },
        ];
      });
      // Most meetings say nothing before their first row: what their lessons say there is the lessons' place.
      return blocksIn(meeting.body).length > 0 ? [opening, ...rows] : rows;
    }),
  );
}

function onSheets({ sheets }: Course): AdaptablePlace[] {
  return sheets.map(({ id, title, body }) => ({
    ...{ name: `sheet/${id}`, under: 'The whole course', title, scope: 'sheet', body },
  }));
}

const OPENING = 'Before the first activity';
