import { allowTask, disallowTask, putUnderTenancy } from '@hearthside/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const READ_AND_WRITE = 'SELECT, INSERT, UPDATE, DELETE';

/** Mails about classes: each once, and none to those who do not want them. */
export class Reminders1764000000500 implements MigrationInterface {
  name = 'Reminders1764000000500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE "reminder" (
        "institute_id" uuid NOT NULL,
        "id" uuid NOT NULL,
        "offering_id" uuid NOT NULL,
        "session_id" uuid,
        "enrolment_id" uuid NOT NULL,
        "kind" text NOT NULL,
        "occasion" text NOT NULL,
        "due_at" timestamptz NOT NULL,
        "sent_at" timestamptz,
        "outcome" text,
        CONSTRAINT "reminder_pkey" PRIMARY KEY ("institute_id", "id"),
        CONSTRAINT "reminder_once" UNIQUE ("institute_id", "enrolment_id", "kind", "occasion"),
        CONSTRAINT "reminder_kind" CHECK ("kind" IN ('place-held', 'seat-offered', 'session-soon',
          'content-note', 'session-moved', 'class-cancelled')),
        CONSTRAINT "reminder_outcome" CHECK ("outcome" IN
          ('sent', 'nowhere', 'not-wanted', 'no-longer', 'not-taken')),
        CONSTRAINT "reminder_sent" CHECK (("sent_at" IS NOT NULL) = ("outcome" IS NOT DISTINCT FROM 'sent')),
        CONSTRAINT "reminder_enrolment" FOREIGN KEY ("institute_id", "enrolment_id", "offering_id")
          REFERENCES "enrolment" ("institute_id", "id", "offering_id") ON DELETE CASCADE,
        CONSTRAINT "reminder_session" FOREIGN KEY ("institute_id", "session_id")
          REFERENCES "class_session" ("institute_id", "id") ON DELETE CASCADE
      )`);
    await putUnderTenancy(runner, 'reminder', READ_AND_WRITE);
    await runner.query(`
      CREATE TABLE "no_mail" (
        "institute_id" uuid NOT NULL,
        "membership_id" uuid NOT NULL,
        "since" timestamptz NOT NULL,
        CONSTRAINT "no_mail_pkey" PRIMARY KEY ("institute_id", "membership_id"),
        CONSTRAINT "no_mail_membership" FOREIGN KEY ("institute_id", "membership_id")
          REFERENCES "membership" ("institute_id", "id") ON DELETE CASCADE
      )`);
    await putUnderTenancy(runner, 'no_mail', READ_AND_WRITE);
    await allowTask(runner, 'reminders');
    await allowTask(runner, 'reminder');
  }

  async down(runner: QueryRunner): Promise<void> {
    await disallowTask(runner, 'reminder');
    await disallowTask(runner, 'reminders');
    await runner.query('DROP TABLE "no_mail"');
    await runner.query('DROP TABLE "reminder"');
  }
}
