import { randomUUID } from 'node:crypto';
import { record, type Context } from '@hearthside/platform';
import { ForbiddenException, Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { offeringAt } from '../offering/admitted.js';
import type { Session } from '../session/session.entity.js';
import type { AttendanceLine, AttendanceSheet } from './attendance-sheet.view.js';
import { Attendance, AttendanceCorrection } from './attendance.entity.js';
import type { MarkInput } from './attendance.input.js';
import {
  absenteesAmong,
  changesOf,
  keying,
  type Changes,
  type Keyed,
  type Noted,
} from './attendance.rules.js';
import { keyingRefused } from './keying-refused.js';
import { ledSession } from './led-session.js';

/** Who was at a session; for the office, and for the leaders and assistants of its class. */
@Injectable()
export class AttendanceService {
  /** Everybody who holds a place, by name. @throws Refused NO_SUCH_SESSION */
  async attendanceOf(ctx: Context, id: string): Promise<AttendanceSheet> {
    return ctx.tx(async (db) => {
      const session = await ledSession(db, ctx, id);
      const { id: found, offeringId: offering, number, startsAt, counts } = session;
      const lines = await linesOf(db, session);
      return { session: found, offering, number, startsAt, counts, lines };
    });
  }

  /** Who was absent or apologized, or has no mark where others have one. @throws Refused NO_SUCH_SESSION */
  async absentees(ctx: Context, id: string): Promise<AttendanceLine[]> {
    return absenteesAmong((await this.attendanceOf(ctx, id)).lines);
  }

  /**
   * Keys marks of one session, all of them or none. Whoever keys at the same time waits, and corrects what the first
   * has noted.
   *
   * @throws Refused NO_SUCH_SESSION, SESSION_NEVER_COUNTS, NOTHING_KEYED, KEYED_TWICE, NO_PLACE_HELD
   */
  async keyAttendance(ctx: Context, id: string, marks: readonly MarkInput[]): Promise<void> {
    const { who } = ctx;
    if (who.kind !== 'member') throw new ForbiddenException('Attendance is keyed by people.');
    const keyed = marks.map(({ enrolment, mark }) => ({
      ...{ enrolment: enrolment.toLowerCase(), mark: mark ?? null },
    }));
    await ctx.tx(async (db) => {
      const session = await ledSession(db, ctx, id);
      // Nobody gets or gives up a place meanwhile, and nobody else keys.
      await offeringAt(db, ctx, session.offeringId, 'held');
      const { counts, places } = await notedAt(db, session);
      const refusal = keying({ counts }, places, keyed);
      if (refusal) throw keyingRefused(refusal);
      const changes = changesOf(places, keyed);
      await store(db, session, changes, { by: who.membershipId, at: ctx.now() });
      const { entered, takenAway, corrections } = changes;
      const changed = entered.length + takenAway.length;
      const detail = { changed, corrected: corrections.length };
      await record(db, ctx, 'attendance.keyed', { kind: 'session', id: session.id }, detail);
    });
  }
}

async function linesOf(
  db: EntityManager,
  { instituteId, id, offeringId }: Session,
): Promise<AttendanceLine[]> {
  return db.query(
    `SELECT e.id AS enrolment, m.name, m.called, a.mark, a.at
       FROM enrolment e
       JOIN membership m ON m.institute_id = e.institute_id AND m.id = e.membership_id
       LEFT JOIN attendance a ON a.institute_id = e.institute_id AND a.session_id = $2
            AND a.enrolment_id = e.id
      WHERE e.institute_id = $1 AND e.offering_id = $3 AND e.state = 'held'
      ORDER BY lower(m.name), e.id`,
    [instituteId, id, offeringId],
  );
}

/** As it stands once the class is held: read anew, since whoever held it before may have changed all of it. */
async function notedAt(
  db: EntityManager,
  { instituteId, id }: Session,
): Promise<{ counts: boolean; places: Noted[] }> {
  const rows = (await db.query(
    `SELECT s.counts, e.id AS enrolment, a.mark,
            EXISTS (SELECT FROM attendance_correction c WHERE c.institute_id = s.institute_id
                       AND c.session_id = s.id AND c.enrolment_id = e.id) AS corrected
       FROM class_session s
       LEFT JOIN enrolment e ON e.institute_id = s.institute_id AND e.offering_id = s.offering_id
            AND e.state = 'held'
       LEFT JOIN attendance a ON a.institute_id = s.institute_id AND a.session_id = s.id
            AND a.enrolment_id = e.id
      WHERE s.institute_id = $1 AND s.id = $2`,
    [instituteId, id],
  )) as (Omit<Noted, 'enrolment'> & { counts: boolean; enrolment: string | null })[];
  if (rows.length === 0) throw keyingRefused('NO_SUCH_SESSION');
  const places = rows.filter((row): row is Noted & { counts: boolean } => row.enrolment !== null);
  return { counts: rows[0]!.counts, places };
}

/** One statement for each kind of change, for however many people. */
async function store(
  db: EntityManager,
  { instituteId, id: sessionId, offeringId }: Session,
  { entered, takenAway, corrections }: Changes,
  { by: correctedBy, at }: { by: string; at: Date },
): Promise<void> {
  const of = { instituteId, sessionId };
  if (entered.length > 0) {
    const row = ({ enrolment, mark }: Keyed) => ({
      ...{ ...of, offeringId, enrolmentId: enrolment, mark: mark!, at },
    });
    await db.upsert(Attendance, entered.map(row), ['instituteId', 'sessionId', 'enrolmentId']);
  }
  if (takenAway.length > 0) await db.delete(Attendance, { ...of, enrolmentId: In(takenAway) });
  if (corrections.length > 0) {
    const rows = corrections.map(({ enrolment: enrolmentId, was, becomes }) => ({
      ...{ ...of, id: randomUUID(), enrolmentId, was, becomes, correctedBy, at },
    }));
    await db.insert(AttendanceCorrection, rows);
  }
}
