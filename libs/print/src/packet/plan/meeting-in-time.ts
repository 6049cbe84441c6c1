import {
  andList,
  count,
  didYouMean,
  meetingsOf,
  retimedMeeting,
  variantsOf,
  type PlannedMeeting,
} from '@hearthside/lesson-text';
import type { SessionFacts } from '../../view/session-facts.js';
import { meetingSources, type CourseSource, type SheetSource } from '../../view/sheet.js';
import { OrderRefused } from '../order/order-problem.js';
import type { PacketOrder } from '../order/packet-order.js';

/** What a session loses by having less time, and what it does the shorter way; titles. */
export interface RetimedFacts {
  minutes: number;
  planned: number;
  shorter: string[];
  dropped: string[];
}

/** A meeting in the time that there is for it. */
export interface MeetingInTime {
  sheet: SheetSource;
  /** Only when it has less time than it was planned for. */
  retimed?: RetimedFacts;
  spare?: SessionFacts['spare'];
}

/**
 * The meeting that an order asks for, in the minutes that there are.
 *
 * @param minutes nothing for as many as it was planned for
 * @throws OrderRefused for a meeting that the course has not, and for a time that it cannot fill or fit into
 */
export function meetingInTime(
  source: CourseSource,
  order: Pick<PacketOrder, 'variant' | 'meeting'>,
  minutes: number | undefined,
): MeetingInTime {
  const { sheet, planned } = findMeeting(source, order);
  const whole = planned.lesson.minutes;
  if (minutes === undefined || minutes === whole) return { sheet };
  if (minutes > whole) {
    throw refused(
      'end',
      `The session is planned for ${whole} minutes, and there are ${minutes} between start and end. ` +
        'Leave "end" out, or end earlier; the guide says what may be done at greater length.',
    );
  }
  const result = retimedMeeting(planned, minutes);
  if (!result.fits) {
    throw refused(
      'end',
      `${count(minutes, 'minute')} are too few: what has to be kept takes ${result.least}, each part in its shorter way. ` +
        'Begin earlier, end later, or move part of it to another day.',
    );
  }
  const { meeting, retiming } = result;
  const { onTop, rows, dropped } = retiming;
  return {
    sheet: { ...sheet, lesson: meeting.lesson, leftOut: meeting.leftOut },
    retimed: {
      minutes,
      planned: whole,
      shorter: rows.filter(({ way }) => way === 'shorter').map(({ activity }) => activity.title),
      dropped: dropped.map(({ title }) => title),
    },
    spare: onTop && { minutes: onTop.minutes, activity: onTop.activity.id },
  };
}

function findMeeting(
  source: CourseSource,
  { variant, meeting }: Pick<PacketOrder, 'variant' | 'meeting'>,
): { sheet: SheetSource; planned: PlannedMeeting } {
  const sources = meetingSources(source, variant);
  const meetings = meetingsOf(source.course, variant);
  if (!sources || !meetings) {
    const known = variantsOf(source.course).map(({ id }) => id);
    const hint = `${didYouMean(variant, known)}Plans: ${andList(known)}.`;
    throw refused('variant', `There is no plan called "${variant}". ${hint}`);
  }
  const index = sources.findIndex((each) => each.meeting === meeting);
  if (index < 0) {
    const known = sources.map((each) => String(each.meeting));
    throw refused(
      'meeting',
      `There is no session ${meeting} in this plan. It has ${andList(known)}.`,
    );
  }
  return { sheet: sources[index]!, planned: meetings[index]! };
}

function refused(field: string, message: string): OrderRefused {
  return new OrderRefused([{ field, message }]);
}
