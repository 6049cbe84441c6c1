import { putUnderTenancy } from '@hearthside/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The clocks of sessions: where each is, and what was pressed. */
export class Runs1764000000300 implements MigrationInterface {
  name = 'Runs1764000000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE "run" (
        "institute_id" uuid NOT NULL,
        "session_id" uuid NOT NULL,
        "state" text NOT NULL,
        "version" integer NOT NULL,
        "undone_in" integer NOT NULL,
        "started_at" timestamptz,
        "finished_at" timestamptz,
        CONSTRAINT "run_pkey" PRIMARY KEY ("institute_id", "session_id"),
        CONSTRAINT "run_session" FOREIGN KEY ("institute_id", "session_id")
          REFERENCES "class_session" ("institute_id", "id") ON DELETE CASCADE,
        CONSTRAINT "run_state" CHECK ("state" IN ('waiting', 'running', 'finished')),
        CONSTRAINT "run_started" CHECK (("state" = 'waiting') = ("started_at" IS NULL)),
        CONSTRAINT "run_finished" CHECK (("state" = 'finished') = ("finished_at" IS NOT NULL))
      )`);
    await putUnderTenancy(runner, 'run', 'SELECT, INSERT, UPDATE, DELETE');
    await runner.query(`
      CREATE TABLE "run_step" (
        "institute_id" uuid NOT NULL,
        "session_id" uuid NOT NULL,
        "position" integer NOT NULL,
        "activity_id" text NOT NULL,
        "title" text NOT NULL,
        "minutes" integer NOT NULL,
        "state" text NOT NULL,
        "extended" integer NOT NULL,
        "started_at" timestamptz,
        "ended_at" timestamptz,
        "reason" text,
        CONSTRAINT "run_step_pkey" PRIMARY KEY ("institute_id", "session_id", "position"),
        CONSTRAINT "run_step_run" FOREIGN KEY ("institute_id", "session_id")
          REFERENCES "run" ("institute_id", "session_id") ON DELETE CASCADE,
        CONSTRAINT "run_step_state"
          CHECK ("state" IN ('ahead', 'present', 'done', 'skipped', 'unreached')),
        CONSTRAINT "run_step_times" CHECK ("ended_at" >= "started_at"),
        CONSTRAINT "run_step_reason" CHECK ("reason" IN ('time', 'group', 'room', 'other'))
      )`);
    await putUnderTenancy(runner, 'run_step', 'SELECT, INSERT, UPDATE, DELETE');
    // Only one activity is done at a time, whatever the service believes.
    await runner.query(`
      CREATE UNIQUE INDEX "run_step_present" ON "run_step" ("institute_id", "session_id")
       WHERE "state" = 'present'`);
    await runner.query(`
      CREATE TABLE "run_press" (
        "institute_id" uuid NOT NULL,
        "session_id" uuid NOT NULL,
        "version" integer NOT NULL,
        "kind" text NOT NULL,
        "activity_id" text,
        "minutes" integer,
        "pressed_at" timestamptz NOT NULL,
        "received_at" timestamptz NOT NULL,
        CONSTRAINT "run_press_pkey" PRIMARY KEY ("institute_id", "session_id", "version"),
        CONSTRAINT "run_press_run" FOREIGN KEY ("institute_id", "session_id")
          REFERENCES "run" ("institute_id", "session_id") ON DELETE CASCADE,
        CONSTRAINT "run_press_kind"
          CHECK ("kind" IN ('start', 'next', 'skip', 'extend', 'back', 'finish'))
      )`);
    await putUnderTenancy(runner, 'run_press', 'SELECT, INSERT');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['run_press', 'run_step', 'run']) {
      await runner.query(`DROP TABLE "${table}"`);
    }
  }
}
