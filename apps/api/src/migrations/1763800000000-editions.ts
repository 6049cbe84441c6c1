import { grantToApp } from '@hearthside/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Courses and their immutable editions: the application may add editions, and alter none. */
export class Editions1763800000000 implements MigrationInterface {
  name = 'Editions1763800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE "edition" (
        "id" text NOT NULL,
        "course_slug" text NOT NULL,
        "content_hash" text NOT NULL,
        "published_on" date NOT NULL,
        "course" jsonb NOT NULL,
        CONSTRAINT "edition_pkey" PRIMARY KEY ("id"),
        CONSTRAINT "edition_content" UNIQUE ("course_slug", "content_hash")
      )`);
    await runner.query(`
      CREATE TABLE "edition_lesson" (
        "edition_id" text NOT NULL,
        "number" smallint NOT NULL,
        "tree" jsonb NOT NULL,
        CONSTRAINT "edition_lesson_pkey" PRIMARY KEY ("edition_id", "number"),
        CONSTRAINT "edition_lesson_edition" FOREIGN KEY ("edition_id") REFERENCES "edition" ("id")
      )`);
    await runner.query(`
      CREATE TABLE "edition_picture" (
        "edition_id" text NOT NULL,
        "name" text NOT NULL,
        "bytes" bytea NOT NULL,
        CONSTRAINT "edition_picture_pkey" PRIMARY KEY ("edition_id", "name"),
        CONSTRAINT "edition_picture_edition" FOREIGN KEY ("edition_id") REFERENCES "edition" ("id")
      )`);
    await runner.query(`
      CREATE TABLE "course" (
        "slug" text NOT NULL,
        "code" text NOT NULL,
        "latest_edition_id" text NOT NULL,
        CONSTRAINT "course_pkey" PRIMARY KEY ("slug"),
        CONSTRAINT "course_code" UNIQUE ("code"),
        CONSTRAINT "course_latest_edition"
          FOREIGN KEY ("latest_edition_id") REFERENCES "edition" ("id")
      )`);
    for (const table of ['edition', 'edition_lesson', 'edition_picture']) {
      await grantToApp(runner, 'SELECT, INSERT', table);
    }
    await grantToApp(runner, 'SELECT, INSERT, UPDATE, DELETE', 'course');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "course", "edition_picture", "edition_lesson", "edition"');
  }
}
