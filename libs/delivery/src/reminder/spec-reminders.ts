import { randomUUID } from 'node:crypto';
import { Edition, EditionLesson, EditionPicture, EditionService } from '@hearthside/curriculum';
import type { Course } from '@hearthside/lesson-text';
import { Institute, LocalResource, Membership, ReportingAnswer } from '@hearthside/people';
import { Contexts, DemoMailbox, Keys, runJobsOnce, type Context } from '@hearthside/platform';
import {
  aMember,
  anInstitute,
  anOffering,
  testDatabase,
  type Somebody,
  type TestDatabase,
} from '@hearthside/testing';
import { Enrolment } from '../enrolment/enrolment.entity.js';
import { EnteringService } from '../enrolment/entering.service.js';
import { LeavingService } from '../enrolment/leaving.service.js';
import { OfferingLeader } from '../leader/leader.entity.js';
import { NoMail } from '../no-mail/no-mail.entity.js';
import { NoMailService } from '../no-mail/no-mail.service.js';
import { Offering } from '../offering/offering.entity.js';
import { OfferingService } from '../offering/offering.service.js';
import { OfferingStageService } from '../offering/offering-stage.service.js';
import { Session } from '../session/session.entity.js';
import { SessionService } from '../session/session.service.js';
import { ReminderJob } from './reminder.job.js';
import { ReminderService } from './reminder.service.js';
import { Reminder } from './reminder.entity.js';
import { RemindersJob } from './reminders.job.js';
import { REMINDER, REMINDERS } from './reminder-task.js';

export const remindersDatabase = () =>
  testDatabase([
    ...[Edition, EditionLesson, EditionPicture, Enrolment, Institute, LocalResource, Membership],
    ...[NoMail, Offering, OfferingLeader, Reminder, ReportingAnswer, Session],
  ]);

export const PUBLIC_URL = 'https://classes.example.org';
/** Noon in New York, on a Thursday; the first session is on Tuesday, March 3, at ten. */
export const LONG_BEFORE = new Date('2026-01-15T17:00:00Z');
export const FIRST = new Date('2026-03-03T15:00:00Z');

export const DAY = 24 * 60 * 60 * 1000;
/** So many days before the first session, at its time of day. */
export const daysBefore = (days: number) => new Date(FIRST.getTime() - days * DAY);

/** The services on a database, a mailbox, and a class of four sessions, weekly from March 3, 2026 at ten in New York. */
export async function remindersOn(
  database: TestDatabase,
  course?: Course,
  variant = 'standard',
  changes: Parameters<typeof anOffering>[2] = {},
) {
  const { source, contexts } = database;
  const keys = Keys.from(Buffer.alloc(32, 7));
  const institute = await anInstitute(source);
  const office = await aMember(source, institute, ['coordinator']);
  const mailbox = new DemoMailbox();
  const editions = new EditionService();
  const all = { first: FIRST, variant, ...changes };
  const offering = await anOffering(source, institute, all);
  const serviceAt = (now: Date) =>
    contexts.for({ kind: 'service', instituteId: institute }, () => now);
  if (course) await putInto(serviceAt(LONG_BEFORE), offering.id, course);
  const [entering, leaving] = [new EnteringService(), new LeavingService()];
  const noMail = new NoMailService(new Contexts(source), keys);
  const stages = new OfferingStageService(new OfferingService(), editions, null!, null!);
  const reminders = new ReminderService();
  const planning = new RemindersJob(editions);
  const sending = new ReminderJob(mailbox, editions, keys, { publicUrl: PUBLIC_URL });
  const ctx = ({ who }: Pick<Somebody, 'who'>, now = LONG_BEFORE): Context =>
    contexts.for(who, () => now);
  const sql = async <Row extends object>(text: string, ...values: unknown[]): Promise<Row[]> =>
    serviceAt(LONG_BEFORE).tx((db) => db.query(text, [institute, ...values]));
  return {
    ...{ institute, office, mailbox, offering, entering, leaving, noMail, stages, reminders },
    ...{ planning, sending, sessions: new SessionService(), ctx, serviceAt, sql },
    somebody: (more: { name?: string; email?: string } = {}) =>
      aMember(source, institute, ['learner'], more),
    async enrolled(who: Somebody, now = LONG_BEFORE): Promise<string> {
      const asked = { offeringId: offering.id, memberId: who.who.membershipId };
      return (
        await entering.enrol(
          contexts.for(office.who, () => now),
          asked,
        )
      ).id;
    },
    /** The daily round at some time, and whatever is due until then; as often as is said. */
    async at(now: Date, rounds = 1): Promise<void> {
      for (let n = 0; n < rounds; n++) {
        await planning.run(serviceAt(now), {});
        for (const { id } of await sql<{ id: string }>(
          `SELECT id FROM reminder WHERE institute_id = $1 AND outcome IS NULL AND due_at <= $2
            ORDER BY due_at, id`,
          now,
        )) {
          await sending.run(serviceAt(now), { reminderId: id });
        }
      }
    },
    rows: () =>
      sql<{ kind: string; outcome: string | null; due_at: Date; id: string }>(
        'SELECT * FROM reminder WHERE institute_id = $1 ORDER BY due_at, kind',
      ),
    /** Of mails, the oldest first: what comes after the colon of the subject. */
    subjects: () =>
      mailbox
        .mails()
        .map(({ subject }) => subject.split(': ')[1])
        .toReversed(),
    doJobs: () =>
      runJobsOnce({
        ...{ ownerUrl: database.ownerUrl, contexts },
        tasks: [
          { task: REMINDERS, worker: planning },
          { task: REMINDER, worker: sending },
        ],
      }),
  };
}

/** Puts a course into the edition that a class is on. */
async function putInto(ctx: Context, offering: string, course: Course): Promise<void> {
  const { lessons, ...rest } = course;
  await ctx.tx(async (db) => {
    const id = randomUUID();
    const { instituteId } = ctx.who as { instituteId: string };
    await db.query(
      `INSERT INTO edition (id, institute_id, course_slug, content_hash, published_on, course)
       VALUES ($1, $2, $3, $1, '2026-01-01', $4)`,
      [id, instituteId, course.slug, JSON.stringify(rest)],
    );
    for (const tree of lessons) {
      await db.insert(EditionLesson, { editionId: id, number: tree.number, tree } as object);
    }
    await db.update(Offering, { instituteId, id: offering }, { editionId: id });
  });
}

export type Reminders = Awaited<ReturnType<typeof remindersOn>>;
