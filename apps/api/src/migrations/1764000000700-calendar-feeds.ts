import {
  allowTask,
  disallowTask,
  letOwnerRead,
  makeDefiner,
  putUnderTenancy,
} from '@hearthside/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TASKS = ['membership-ended', 'forget-clinicians'];

/** Addresses at which somebody's calendar program reads when their classes are; and what is done when people leave. */
export class CalendarFeeds1764000000700 implements MigrationInterface {
  name = 'CalendarFeeds1764000000700';

  async up(runner: QueryRunner): Promise<void> {
    for (const task of TASKS) await allowTask(runner, task);
    await runner.query('ALTER TABLE "offering" ADD COLUMN "changed_at" timestamptz');
    await runner.query(`
      CREATE TABLE "calendar_feed" (
        "institute_id" uuid NOT NULL,
        "id" uuid NOT NULL,
        "membership_id" uuid NOT NULL,
        "token_hash" text NOT NULL,
        "created_at" timestamptz NOT NULL,
        CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("institute_id", "id"),
        CONSTRAINT "calendar_feed_once" UNIQUE ("institute_id", "membership_id"),
        CONSTRAINT "calendar_feed_membership" FOREIGN KEY ("institute_id", "membership_id")
          REFERENCES "membership" ("institute_id", "id")
      )`);
    await runner.query('CREATE INDEX "calendar_feed_token" ON "calendar_feed" ("token_hash")');
    await putUnderTenancy(runner, 'calendar_feed', 'SELECT, INSERT, DELETE');
    await letOwnerRead(runner, 'calendar_feed');
    // Whoever has left reads nothing more.
    await makeDefiner(
      runner,
      'app.find_calendar(text)',
      `CREATE FUNCTION app.find_calendar(token_hash text)
         RETURNS TABLE (institute_id uuid, membership_id uuid) LANGUAGE sql STABLE AS $$
         SELECT f.institute_id, f.membership_id
           FROM public.calendar_feed f
           JOIN public.membership m
             ON m.institute_id = f.institute_id AND m.id = f.membership_id AND m.state = 'active'
          WHERE f.token_hash = $1
       $$`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const task of TASKS) await disallowTask(runner, task);
    await runner.query('DROP FUNCTION app.find_calendar(text)');
    await runner.query('DROP TABLE "calendar_feed"');
    await runner.query('ALTER TABLE "offering" DROP COLUMN "changed_at"');
  }
}
