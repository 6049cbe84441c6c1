import { randomUUID } from 'node:crypto';
import { CertificateService, type IssuedCertificate } from '@hearthside/delivery';
import { anOffering } from '../offerings.js';
import type { Cast } from './cast.js';
import type { ChangeEntry } from './change-entries.js';
import type { FieldEntry, TypeEntry } from './field-entries.js';
import type { RouteEntry } from './route-entries.js';
import { EVERYONE, OFFICE, type Walker } from './walkers.js';

const STAFF: readonly Walker[] = ['coordinator', 'facilitator', 'assistant'];
const LEADING: readonly Walker[] = ['coordinator', 'facilitator'];

/** Of the class at A, each time another one, so that there is something to change. */
const MARKS = ['PRESENT', 'LATE', 'ABSENT', 'APOLOGIZED', 'LEFT_EARLY'];
let turn = 0;

const session = ({ offering }: Cast) => `(session: "${offering.sessions[0]}")`;
const offering = (cast: Cast) => `(offering: "${cast.offering.id}")`;

/** Another class at A, which is over, and which somebody has completed. */
async function aFinishedClass(cast: Cast): Promise<string> {
  const { instituteId } = cast.a;
  const { id } = await anOffering(cast.service.database.source, instituteId, {
    ...{ state: 'finished', completionShare: 0 },
  });
  await aPlaceIn(cast, id);
  return id;
}

async function aPlaceIn({ sql, a, fresh }: Cast, offeringId: string): Promise<void> {
  const { who } = await fresh('learner');
  await sql.query(
    `INSERT INTO enrolment
       (institute_id, id, offering_id, membership_id, state, source, turn, entered_at, print)
     VALUES ($1, $2, $3, $4, 'held', 'office', 1, now(), 'standard')`,
    [a.instituteId, randomUUID(), offeringId, who.membershipId],
  );
}

/** A certificate at A, in a class of its own. */
async function aCertificate(cast: Cast): Promise<IssuedCertificate & { offering: string }> {
  const office = cast.service.database.contexts.for(cast.people.coordinator.who);
  const certificates = cast.service.app.get(CertificateService);
  const id = await aFinishedClass(cast);
  await certificates.issueCertificates(office, id);
  const [certificate] = (await certificates.certificatesOf(office, id)).certificates;
  return { ...certificate!, offering: id };
}

/**
 * Puts into the cast's class what its fields have to show: a mark of absence, a certificate, and a mail to somebody who
 * wants no more of them.
 */
export async function attend({ service, a, offering: { id, ...of } }: Cast): Promise<void> {
  await service.database.contexts.forService(a.instituteId).tx(async (db) => {
    await db.query(
      `INSERT INTO attendance (institute_id, session_id, enrolment_id, offering_id, mark, at)
       VALUES ($1, $2, $3, $4, 'absent', now())`,
      [a.instituteId, of.sessions[0], of.enrolment, id],
    );
    await db.query(
      `INSERT INTO certificate (institute_id, id, enrolment_id, check_hash, issued_at)
       VALUES ($1, $2, $3, 'none', now())`,
      [a.instituteId, randomUUID(), of.enrolment],
    );
    await db.query(
      `INSERT INTO reminder (institute_id, id, offering_id, session_id, enrolment_id, kind, occasion,
                             due_at, sent_at, outcome)
       VALUES ($1, $2, $3, $4, $5, 'session-soon', '', now(), now(), 'sent')`,
      [a.instituteId, randomUUID(), id, of.sessions[0], of.enrolment],
    );
    await db.query(
      `INSERT INTO no_mail (institute_id, membership_id, since)
       SELECT $1, e.membership_id, now() FROM enrolment e WHERE e.institute_id = $1 AND e.id = $2`,
      [a.instituteId, of.enrolment],
    );
  });
}

export const attendanceTypes: Record<string, TypeEntry> = {
  AttendanceSheet: { path: (cast) => `attendanceSheet${session(cast)} { % }`, may: STAFF },
  AttendanceLine: { path: (cast) => `attendanceSheet${session(cast)} { lines { % } }`, may: STAFF },
  CompletionLine: { path: (cast) => `completion${offering(cast)} { % }`, may: LEADING },
  IssuedCertificates: { path: (cast) => `certificates${offering(cast)} { % }`, may: OFFICE },
  IssuedCertificate: {
    path: (cast) => `certificates${offering(cast)} { certificates { % } }`,
    may: OFFICE,
  },
};

export const attendanceFields: Record<string, FieldEntry> = {
  'Query.attendanceSheet': { args: session, may: STAFF },
  'Query.absentees': { args: session, may: STAFF },
  'Query.completion': { args: offering, may: LEADING },
  'Query.certificates': { args: offering, may: OFFICE },
  'IssuedCertificate.revokedAt': { empty: 'it is valid' },
  'IssuedCertificate.checkCode': { empty: 'it was issued under no key of ours' },
};

export const attendanceChanges: Record<string, ChangeEntry> = {
  keyAttendance: {
    input: async ({ offering: { sessions, enrolment } }) => ({
      session: sessions[1],
      marks: [{ enrolment, mark: MARKS[turn++ % MARKS.length] }],
    }),
    may: STAFF,
  },
  issueCertificates: {
    input: async (cast) => ({ offering: await aFinishedClass(cast) }),
    may: OFFICE,
  },
  revokeCertificate: {
    input: async (cast) => ({ id: (await aCertificate(cast)).id }),
    may: OFFICE,
  },
};

export const attendanceRoutes: Record<string, RouteEntry> = {
  'GET /certificate/:code': {
    ready: async (cast) => (await aCertificate(cast)).checkCode!,
    call: ({ ready, sender }) => sender.get(`/certificate/${ready}`),
    may: EVERYONE,
    shows: { text: 'This certificate is valid.' },
    keeps: true,
  },
};
