import { EditionService } from '@hearthside/curriculum';
import { meetingsOf } from '@hearthside/lesson-text';
import { instituteOf } from '@hearthside/people';
import {
  JobRefused,
  Keys,
  Mailer,
  SETTINGS,
  Task,
  type Context,
  type DoesJobs,
  type Settings,
} from '@hearthside/platform';
import { Inject } from '@nestjs/common';
import { NO_MAIL, noMailCodeOf } from '../no-mail/no-mail-code.js';
import { contentNoteOf } from './content-note.js';
import { readReminder, type DueReminder } from './read-reminder.js';
import { REMINDER } from './reminder-task.js';
import { Reminder } from './reminder.entity.js';
import { reminderMail } from './reminder-mail.js';
import { MAY_BE_REFUSED, unsendable, type ReminderOutcome } from './reminder.rules.js';

/** Mails what is due as things stand when it is sent, or not at all, and notes what became of it. */
@Task(REMINDER)
export class ReminderJob implements DoesJobs<{ reminderId: string }> {
  readonly #key: Buffer;

  constructor(
    private readonly mailer: Mailer,
    private readonly editions: EditionService,
    keys: Keys,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'publicUrl'>,
  ) {
    this.#key = keys.derive(NO_MAIL);
  }

  async run(ctx: Context, { reminderId: id }: { reminderId: string }): Promise<void> {
    const due = await readReminder(ctx, instituteOf(ctx), id);
    // Somebody may ask again for one that the mail server did not take.
    if (!due || (due.outcome !== null && due.outcome !== 'not-taken')) return;
    const why = unsendable(due, ctx.now());
    if (why) return note(ctx, id, why);
    const mail = await this.#mail(ctx, due);
    // Its text was taken out of the edition meanwhile.
    if (!mail) return note(ctx, id, 'no-longer');
    try {
      // Should it be sent twice, since nothing was noted in between, it is the same mail to a mail server.
      const delivery = await this.mailer.send({ ...mail, id });
      await note(ctx, id, delivery === 'taken' ? 'sent' : 'nowhere');
    } catch (error) {
      if (error instanceof JobRefused) await note(ctx, id, 'not-taken');
      throw error;
    }
  }

  async #mail(ctx: Context, due: DueReminder) {
    const { kind, startsAt, minutes, number, offeringId, membershipId } = due;
    const published = await this.editions.adaptedById(ctx, due.editionId, offeringId);
    if (!published || !startsAt) return undefined;
    const { course } = published;
    const lesson = number ? meetingsOf(course, due.variant)?.[number - 1]?.lesson : undefined;
    const contentNote = kind === 'content-note' && lesson ? contentNoteOf(lesson) : '';
    if (kind === 'content-note' && contentNote === '') return undefined;
    const { publicUrl } = this.settings;
    const of = { instituteId: instituteOf(ctx), membershipId };
    const unsubscribe = MAY_BE_REFUSED.includes(kind)
      ? `${publicUrl}/no-mail/${noMailCodeOf(this.#key, of)}`
      : undefined;
    const days = `${publicUrl}/classes/${offeringId}`;
    const title = course.neutralTitle;
    const told = { ...due, startsAt, minutes: minutes ?? 0, contentNote, title };
    return {
      ...reminderMail(kind, told, { days, answer: `${days}/register`, unsubscribe }),
      to: due.email,
      unsubscribe,
    };
  }
}

async function note(ctx: Context, id: string, outcome: ReminderOutcome): Promise<void> {
  const sentAt = outcome === 'sent' ? ctx.now() : null;
  const instituteId = instituteOf(ctx);
  await ctx.tx((db) => db.update(Reminder, { instituteId, id }, { outcome, sentAt }));
}
