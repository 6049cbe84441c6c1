import { putUnderTenancy } from '@hearthside/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How an institute shows itself, and what it has found out for its classes. */
export class HostAnswers1763900005100 implements MigrationInterface {
  name = 'HostAnswers1763900005100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE "brand" (
        "institute_id" uuid NOT NULL,
        "name" text,
        "color" text,
        "logo_type" text,
        "logo_hash" text,
        "logo" bytea,
        "changed_at" timestamptz NOT NULL,
        CONSTRAINT "brand_pkey" PRIMARY KEY ("institute_id"),
        CONSTRAINT "brand_institute" FOREIGN KEY ("institute_id") REFERENCES "institute" ("id"),
        CONSTRAINT "brand_logo" CHECK (
          ("logo" IS NULL) = ("logo_type" IS NULL) AND ("logo" IS NULL) = ("logo_hash" IS NULL)
          AND octet_length("logo") <= 2097152)
      )`);
    await runner.query(`
      CREATE TABLE "reporting_answer" (
        "institute_id" uuid NOT NULL,
        "id" uuid NOT NULL,
        "answer" text NOT NULL,
        "said_by" text NOT NULL,
        "said_on" date NOT NULL,
        "ask_again" date,
        "written_at" timestamptz NOT NULL,
        "replaced_at" timestamptz,
        CONSTRAINT "reporting_answer_pkey" PRIMARY KEY ("institute_id", "id"),
        CONSTRAINT "reporting_answer_institute"
          FOREIGN KEY ("institute_id") REFERENCES "institute" ("id")
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX "reporting_answer_current" ON "reporting_answer" ("institute_id")
       WHERE replaced_at IS NULL`);
    await runner.query(`
      CREATE TABLE "local_resource" (
        "institute_id" uuid NOT NULL,
        "course_slug" text NOT NULL,
        "resource_id" text NOT NULL,
        "name" text,
        "phone" text,
        "text" text,
        "tty" text,
        "web" text,
        "hours" text,
        "cost" text,
        "languages" text,
        "access" text,
        "confidentiality" text,
        "verified_by" text,
        "verified_on" date,
        "expires" date,
        "left_out" text,
        "changed_at" timestamptz NOT NULL,
        CONSTRAINT "local_resource_pkey"
          PRIMARY KEY ("institute_id", "course_slug", "resource_id"),
        CONSTRAINT "local_resource_institute"
          FOREIGN KEY ("institute_id") REFERENCES "institute" ("id")
      )`);
    await putUnderTenancy(runner, 'brand', 'SELECT, INSERT, UPDATE, DELETE');
    // What leaders had been told cannot be made to disappear.
    await putUnderTenancy(runner, 'reporting_answer', 'SELECT, INSERT, UPDATE');
    await putUnderTenancy(runner, 'local_resource', 'SELECT, INSERT, UPDATE, DELETE');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "local_resource", "reporting_answer", "brand"');
  }
}
