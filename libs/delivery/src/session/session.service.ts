import { coordinatedBy, type Told } from '@hearthside/people';
import { isId, record, Refused, type Context } from '@hearthside/platform';
import { lineFault, settledLine } from '@hearthside/people';
import { Injectable } from '@nestjs/common';
import { offeringAt } from '../offering/admitted.js';
import { Offering } from '../offering/offering.entity.js';
import type { MoveSessionInput } from '../offering/offering.input.js';
import { passOn } from '../enrolment/pass-on.js';
import { refuseEarlyEnd } from '../offering/refuse-early-end.js';
import { isDay } from '../schedule/series.rules.js';
import { lookAtReminders, tellOfMove } from '../reminder/tell.js';
import { timesOf } from '../schedule/times-of.js';
import { Session } from './session.entity.js';

const LONGEST_PLACE = 200;

/** The office moves a session to another time or place. */
@Injectable()
export class SessionService {
  /**
   * @returns the id of its class
   * @throws Refused NO_SUCH_SESSION, NO_SUCH_DAY, NO_SUCH_TIME, OUT_OF_TURN, NOT_NOW, LINE_UNFIT, GONE_TOO_SOON
   */
  async move(ctx: Context, typed: Told<MoveSessionInput>): Promise<{ id: string }> {
    const instituteId = coordinatedBy(ctx);
    const { session: id, day, time } = typed;
    if (!isDay(day)) {
      throw new Refused('NO_SUCH_DAY', 'Write the day like 2026-12-01: year, month, day.', 'day');
    }
    return ctx.tx(async (db) => {
      const session = isId(id) ? await db.findOneBy(Session, { instituteId, id }) : null;
      if (!session) throw new Refused('NO_SUCH_SESSION', 'There is no such session.', 'session');
      const offering = await offeringAt(db, ctx, session.offeringId, 'held');
      if (offering.state === 'finished' || offering.state === 'cancelled') {
        throw new Refused('NOT_NOW', 'This class is over, so its sessions stay as they were.');
      }
      const [startsAt] = timesOf([day], time, offering.timeZone) as [Date];
      const others = await db.findBy(Session, { instituteId, offeringId: offering.id });
      const isOutOfTurn = others.some(
        ({ number, startsAt: at }) =>
          (number < session.number && at >= startsAt) ||
          (number > session.number && at <= startsAt),
      );
      if (isOutOfTurn) {
        throw new Refused(
          'OUT_OF_TURN',
          'Sessions stay in order: this one would come before an earlier or after a later one.',
          'day',
        );
      }
      const movedFrom = session.movedFrom ?? session.startsAt;
      await db.update(
        Session,
        { instituteId, id },
        {
          startsAt,
          movedFrom: startsAt.getTime() === movedFrom.getTime() ? null : movedFrom,
          ...(typed.place != null && { place: placeIn(typed.place) }),
        },
      );
      // Calendars tell by it that there is something newer.
      const newer = { version: offering.version + 1, changedAt: ctx.now() };
      await db.update(Offering, { instituteId, id: offering.id }, newer);
      const times = others.map((each) => (each.id === id ? startsAt : each.startsAt));
      refuseEarlyEnd(offering.retainUntil, times, offering.timeZone);
      // No seat is kept past the start, wherever that has moved.
      const start = new Date(Math.min(...times.map((at) => at.getTime())));
      await db.query(
        `UPDATE enrolment SET offered_until = least(offered_until, $3)
          WHERE institute_id = $1 AND offering_id = $2 AND state = 'offered'`,
        [instituteId, offering.id, start],
      );
      await passOn(db, ctx, offering);
      await record(db, ctx, 'session.moved', { kind: 'session', id });
      const place = typed.place == null ? session.place : placeIn(typed.place);
      const isSame = startsAt.getTime() === session.startsAt.getTime() && place === session.place;
      // Nobody has been told of a draft.
      if (offering.state === 'open' && !isSame) {
        await tellOfMove(db, ctx, offering, { id, startsAt });
        await lookAtReminders(db, offering.id);
      }
      return { id: offering.id };
    });
  }
}

function placeIn(typed: string): string | null {
  const line = settledLine(typed);
  if (line === '') return null;
  const fault = lineFault(line, LONGEST_PLACE);
  if (fault) throw new Refused('LINE_UNFIT', fault, 'place');
  return line;
}
