import { offeringAt } from '@hearthside/delivery';
import { coordinatedBy, dayIn, hasEmail } from '@hearthside/people';
import { record, type Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import { zipSync } from 'fflate';
import { oneRosterOf } from '../one-roster/one-roster-of.js';
import { writeOneRoster } from '../one-roster/write-one-roster.js';
import type { RosterPerson } from './roster-person.js';
import { writeRoster } from './write-roster.js';

/** A file that goes out; its name tells nobody what the class is about. */
export interface NeutralFile {
  name: string;
  type: string;
  bytes: Uint8Array;
}

type Row = { [Cell in keyof RosterPerson]: RosterPerson[Cell] | null };

/** Lists of people out. For the office; the audit log keeps that they went. */
@Injectable()
export class RosterExportService {
  /** Those who have a seat in a class, as CSV. @throws Refused NO_SUCH_OFFERING */
  async listOf(ctx: Context, offeringId: string): Promise<NeutralFile> {
    const instituteId = coordinatedBy(ctx);
    return ctx.tx(async (db) => {
      const { id, editionId, timeZone } = await offeringAt(db, ctx, offeringId);
      const rows = (await db.query(SEATED, [instituteId, id])) as Row[];
      const [found] = (await db.query(`SELECT course->>'code' AS code FROM edition WHERE id = $1`, [
        editionId,
      ])) as { code: string | null }[];
      const subject = { kind: 'offering', id } as const;
      await record(db, ctx, 'roster.exported', subject, { people: rows.length });
      return {
        name: `${plainCode(found?.code)}-${dayIn(timeZone, ctx.now())}.csv`,
        type: 'text/csv; charset=utf-8',
        bytes: writeRoster(rows.map(personOf)),
      };
    });
  }

  /** All classes that are open or over, with those who have seats and those who lead, as OneRoster 1.1. */
  async oneRoster(ctx: Context): Promise<NeutralFile> {
    const instituteId = coordinatedBy(ctx);
    return ctx.tx(async (db) => {
      const { zone, ...set } = await oneRosterOf(db, instituteId);
      const subject = { kind: 'institute', id: instituteId } as const;
      const count = { classes: set.classes.length, people: set.people.length };
      await record(db, ctx, 'roster.exported', subject, count);
      return {
        name: `classes-${dayIn(zone, ctx.now())}.zip`,
        type: 'application/zip',
        bytes: zipSync(writeOneRoster(set)),
      };
    });
  }
}

/** Of a course's code, what may stand in any file's name. */
function plainCode(code: string | null | undefined): string {
  const plain = (code ?? '').toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return plain.replace(/^-+|-+$/g, '') || 'class';
}

function personOf({ email, ...row }: Row): RosterPerson {
  const said = { ...row, email: email && hasEmail(email) ? email : null };
  const cells = Object.entries(said).filter(([, cell]) => cell !== null);
  return Object.fromEntries(cells) as unknown as RosterPerson;
}

const SEATED = `
  SELECT m.name, m.called, u.email, e.print, e.hearing, e.seating, e.language
    FROM enrolment e
    JOIN membership m ON m.institute_id = e.institute_id AND m.id = e.membership_id
    JOIN auth."user" u ON u.id = m.user_id
   WHERE e.institute_id = $1 AND e.offering_id = $2 AND e.state = 'held'
   ORDER BY lower(m.name), m.id`;
