import { putUnderTenancy } from '@hearthside/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What institutes have otherwise than the editions of their courses, and why. */
export class Adaptations1764000000800 implements MigrationInterface {
  name = 'Adaptations1764000000800';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE "adaptation" (
        "institute_id" uuid NOT NULL,
        "id" uuid NOT NULL,
        "course_slug" text NOT NULL,
        "edition_id" text NOT NULL,
        "offering_id" uuid,
        "version" integer NOT NULL,
        "changed_at" timestamptz NOT NULL,
        CONSTRAINT "adaptation_pkey" PRIMARY KEY ("institute_id", "id"),
        CONSTRAINT "adaptation_institute" FOREIGN KEY ("institute_id") REFERENCES "institute" ("id"),
        CONSTRAINT "adaptation_edition" FOREIGN KEY ("edition_id") REFERENCES "edition" ("id"),
        CONSTRAINT "adaptation_offering" FOREIGN KEY ("institute_id", "offering_id")
          REFERENCES "offering" ("institute_id", "id") ON DELETE CASCADE
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX "adaptation_of_course"
        ON "adaptation" ("institute_id", "course_slug", "edition_id") WHERE "offering_id" IS NULL`);
    await runner.query(`
      CREATE UNIQUE INDEX "adaptation_of_offering"
        ON "adaptation" ("institute_id", "offering_id", "edition_id")
        WHERE "offering_id" IS NOT NULL`);
    await runner.query(`
      CREATE TABLE "adaptation_change" (
        "institute_id" uuid NOT NULL,
        "adaptation_id" uuid NOT NULL,
        "place" text NOT NULL,
        "kind" text NOT NULL,
        "minutes" integer,
        "text" text,
        "reason" text NOT NULL,
        "changed_at" timestamptz NOT NULL,
        CONSTRAINT "adaptation_change_pkey"
          PRIMARY KEY ("institute_id", "adaptation_id", "place", "kind"),
        CONSTRAINT "adaptation_change_adaptation" FOREIGN KEY ("institute_id", "adaptation_id")
          REFERENCES "adaptation" ("institute_id", "id") ON DELETE CASCADE,
        CONSTRAINT "adaptation_change_kind" CHECK (
          ("kind" = 'off' AND "minutes" IS NULL AND "text" IS NULL)
          OR ("kind" = 'minutes' AND "minutes" BETWEEN 1 AND 240 AND "text" IS NULL)
          OR ("kind" = 'text' AND "text" IS NOT NULL AND "minutes" IS NULL))
      )`);
    await putUnderTenancy(runner, 'adaptation', 'SELECT, INSERT, UPDATE, DELETE');
    await putUnderTenancy(runner, 'adaptation_change', 'SELECT, INSERT, UPDATE, DELETE');
    await runner.query(`
      ALTER TABLE "course" ADD COLUMN "adapted_edition_id" text,
        ADD CONSTRAINT "course_adapted_edition"
          FOREIGN KEY ("adapted_edition_id") REFERENCES "edition" ("id")`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "course" DROP COLUMN "adapted_edition_id"');
    await runner.query('DROP TABLE "adaptation_change"');
    await runner.query('DROP TABLE "adaptation"');
  }
}
