import { EditionService } from '@hearthside/curriculum';
import { meetingsOf } from '@hearthside/lesson-text';
import { instituteOf } from '@hearthside/people';
import { Task, type Context, type DoesJobs } from '@hearthside/platform';
import { In, MoreThan } from 'typeorm';
import { Offering } from '../offering/offering.entity.js';
import { Session } from '../session/session.entity.js';
import { contentNoteOf } from './content-note.js';
import { dueBefore } from './due-before.js';
import { REMINDERS } from './reminder-task.js';
import { DAYS_BEFORE } from './reminder.rules.js';
import { writeReminders, type Due } from './write-reminders.js';

const HOUR = 3_600_000;
/** Milliseconds that are looked ahead: more than from one daily round to the next. */
const AHEAD = 36 * HOUR;

/** Sees whose reminders are due until tomorrow, and has each sent at its time. Doing so again changes nothing. */
@Task(REMINDERS)
export class RemindersJob implements DoesJobs<{ offeringId?: string | undefined }> {
  constructor(private readonly editions: EditionService) {}

  async run(ctx: Context, { offeringId }: { offeringId?: string | undefined }): Promise<void> {
    const instituteId = instituteOf(ctx);
    const found = await ctx.select<{ id: string }>(
      `SELECT o.id FROM offering o
        WHERE o.institute_id = $1 AND ($2::uuid IS NULL OR o.id = $2) AND o.state = 'open'
          AND EXISTS (SELECT FROM class_session s WHERE s.institute_id = o.institute_id
                         AND s.offering_id = o.id AND s.starts_at > $3)
        ORDER BY o.id`,
      [instituteId, offeringId ?? null, ctx.now()],
    );
    // A transaction for each, and one's trouble is not another's: it is thrown when all have had their turn.
    const troubles: unknown[] = [];
    for (const { id } of found) {
      await this.#see(ctx, instituteId, id).catch((error: unknown) => troubles.push(error));
    }
    if (troubles.length > 0) throw troubles[0];
  }

  async #see(ctx: Context, instituteId: string, id: string): Promise<void> {
    await ctx.tx(async (db) => {
      const offering = await db.findOneBy(Offering, { instituteId, id, state: In(['open']) });
      if (!offering) return;
      const now = ctx.now();
      const sessions = await db.find(Session, {
        where: { instituteId, offeringId: id, startsAt: MoreThan(now) },
        order: { number: 'ASC' },
      });
      const noticeOf = await this.#notices(ctx, offering);
      for (const session of sessions) {
        for (const due of duesOf(session, offering.timeZone, noticeOf(session.number))) {
          if (due.at.getTime() > now.getTime() + AHEAD) continue;
          await writeReminders(db, ctx, offering, due);
        }
      }
    });
  }

  /** Days of notice that the lesson of each session asks for; 0 where it has no note. */
  async #notices(ctx: Context, { editionId, variant, id }: Offering) {
    const published = await this.editions.adaptedById(ctx, editionId, id);
    const meetings = (published && meetingsOf(published.course, variant)) ?? [];
    return (number: number): number => {
      const lesson = meetings[number - 1]?.lesson;
      return lesson && contentNoteOf(lesson) !== '' ? lesson.noticeDays : 0;
    };
  }
}

function duesOf({ id: sessionId, startsAt }: Session, zone: string, noticeDays: number): Due[] {
  const of = { sessionId, occasion: `${sessionId} ${startsAt.toISOString()}` };
  const at = dueBefore(startsAt, zone, DAYS_BEFORE);
  const unlessToldSince = new Date(at.getTime() - 24 * HOUR);
  const soon: Due = { ...of, kind: 'session-soon', at, unlessToldSince };
  if (noticeDays === 0) return [soon];
  const noticed = dueBefore(startsAt, zone, noticeDays);
  return [{ ...of, kind: 'content-note', at: noticed }, soon];
}
