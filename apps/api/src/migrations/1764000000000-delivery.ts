import { putUnderTenancy } from '@hearthside/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const READ_AND_WRITE = 'SELECT, INSERT, UPDATE, DELETE';

/** Classes: what is scheduled, who leads and who has a place, who was there, and who has completed. */
export class Delivery1764000000000 implements MigrationInterface {
  name = 'Delivery1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await makeOfferings(runner);
    await makeEnrolments(runner);
    await makeAttendance(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      ...['certificate', 'attendance_correction', 'attendance', 'enrolment'],
      ...['offering_leader', 'class_session', 'offering'],
    ]) {
      await runner.query(`DROP TABLE "${table}"`);
    }
  }
}

async function makeOfferings(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE "offering" (
      "institute_id" uuid NOT NULL,
      "id" uuid NOT NULL,
      "course" text NOT NULL,
      "edition_id" text NOT NULL,
      "variant" text NOT NULL,
      "label" text,
      "state" text NOT NULL,
      "time_zone" text NOT NULL,
      "place" text,
      "link" text,
      "access" text,
      "seats" integer NOT NULL,
      "registration_from" date,
      "registration_until" date,
      "completion_share" integer NOT NULL,
      "completion_of" integer NOT NULL,
      "clinician_name" text,
      "clinician_phone" text,
      "retain_until" date,
      "created_at" timestamptz NOT NULL,
      "version" integer NOT NULL,
      CONSTRAINT "offering_pkey" PRIMARY KEY ("institute_id", "id"),
      CONSTRAINT "offering_institute" FOREIGN KEY ("institute_id") REFERENCES "institute" ("id"),
      CONSTRAINT "offering_edition" FOREIGN KEY ("edition_id") REFERENCES "edition" ("id"),
      CONSTRAINT "offering_state"
        CHECK ("state" IN ('draft', 'open', 'finished', 'cancelled')),
      CONSTRAINT "offering_seats" CHECK ("seats" BETWEEN 1 AND 500),
      CONSTRAINT "offering_completion"
        CHECK ("completion_share" BETWEEN 0 AND "completion_of" AND "completion_of" BETWEEN 1 AND 100)
    )`);
  await putUnderTenancy(runner, 'offering', READ_AND_WRITE);
  await runner.query(`
    CREATE TABLE "class_session" (
      "institute_id" uuid NOT NULL,
      "id" uuid NOT NULL,
      "offering_id" uuid NOT NULL,
      "number" integer NOT NULL,
      "starts_at" timestamptz NOT NULL,
      "minutes" integer NOT NULL,
      "place" text,
      "counts" boolean NOT NULL,
      "moved_from" timestamptz,
      CONSTRAINT "class_session_pkey" PRIMARY KEY ("institute_id", "id"),
      CONSTRAINT "class_session_number" UNIQUE ("institute_id", "offering_id", "number"),
      CONSTRAINT "class_session_counts" UNIQUE ("institute_id", "id", "offering_id", "counts"),
      CONSTRAINT "class_session_offering" FOREIGN KEY ("institute_id", "offering_id")
        REFERENCES "offering" ("institute_id", "id") ON DELETE CASCADE
    )`);
  await putUnderTenancy(runner, 'class_session', READ_AND_WRITE);
  await runner.query(`
    CREATE TABLE "offering_leader" (
      "institute_id" uuid NOT NULL,
      "offering_id" uuid NOT NULL,
      "membership_id" uuid NOT NULL,
      "part" text NOT NULL,
      "trained" boolean NOT NULL,
      CONSTRAINT "offering_leader_pkey" PRIMARY KEY ("institute_id", "offering_id", "membership_id"),
      CONSTRAINT "offering_leader_part" CHECK ("part" IN ('leader', 'assistant')),
      CONSTRAINT "offering_leader_offering" FOREIGN KEY ("institute_id", "offering_id")
        REFERENCES "offering" ("institute_id", "id") ON DELETE CASCADE,
      CONSTRAINT "offering_leader_membership" FOREIGN KEY ("institute_id", "membership_id")
        REFERENCES "membership" ("institute_id", "id")
    )`);
  await runner.query(
    'CREATE INDEX "offering_leader_by_member" ON "offering_leader" ("institute_id", "membership_id")',
  );
  await putUnderTenancy(runner, 'offering_leader', READ_AND_WRITE);
}

async function makeEnrolments(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE "enrolment" (
      "institute_id" uuid NOT NULL,
      "id" uuid NOT NULL,
      "offering_id" uuid NOT NULL,
      "membership_id" uuid NOT NULL,
      "state" text NOT NULL,
      "source" text NOT NULL,
      "turn" integer NOT NULL,
      "entered_at" timestamptz NOT NULL,
      "offered_until" timestamptz,
      "print" text NOT NULL,
      "hearing" text,
      "seating" text,
      "language" text,
      "consented_at" timestamptz,
      CONSTRAINT "enrolment_pkey" PRIMARY KEY ("institute_id", "id"),
      CONSTRAINT "enrolment_once" UNIQUE ("institute_id", "offering_id", "membership_id"),
      CONSTRAINT "enrolment_turn" UNIQUE ("institute_id", "offering_id", "turn"),
      CONSTRAINT "enrolment_of_offering" UNIQUE ("institute_id", "id", "offering_id"),
      CONSTRAINT "enrolment_state"
        CHECK ("state" IN ('held', 'wait-listed', 'offered', 'withdrawn')),
      CONSTRAINT "enrolment_offered" CHECK (("state" = 'offered') = ("offered_until" IS NOT NULL)),
      CONSTRAINT "enrolment_source"
        CHECK ("source" IN ('office', 'self', 'walk-in', 'transfer')),
      CONSTRAINT "enrolment_print" CHECK ("print" IN ('standard', 'large', 'xlarge')),
      CONSTRAINT "enrolment_offering" FOREIGN KEY ("institute_id", "offering_id")
        REFERENCES "offering" ("institute_id", "id"),
      CONSTRAINT "enrolment_membership" FOREIGN KEY ("institute_id", "membership_id")
        REFERENCES "membership" ("institute_id", "id")
    )`);
  await runner.query(
    'CREATE INDEX "enrolment_by_member" ON "enrolment" ("institute_id", "membership_id")',
  );
  await putUnderTenancy(runner, 'enrolment', READ_AND_WRITE);
}

async function makeAttendance(runner: QueryRunner): Promise<void> {
  const mark = (column: string) =>
    `"${column}" IN ('present', 'late', 'left-early', 'absent', 'apologized')`;
  const ofEnrolment = `FOREIGN KEY ("institute_id", "enrolment_id")
    REFERENCES "enrolment" ("institute_id", "id") ON DELETE CASCADE`;
  // A session that does not count has no key that this one could lead to.
  await runner.query(`
    CREATE TABLE "attendance" (
      "institute_id" uuid NOT NULL,
      "session_id" uuid NOT NULL,
      "enrolment_id" uuid NOT NULL,
      "offering_id" uuid NOT NULL,
      "counts" boolean NOT NULL DEFAULT true,
      "mark" text NOT NULL,
      "at" timestamptz NOT NULL,
      CONSTRAINT "attendance_pkey" PRIMARY KEY ("institute_id", "session_id", "enrolment_id"),
      CONSTRAINT "attendance_mark" CHECK (${mark('mark')}),
      CONSTRAINT "attendance_counts" CHECK ("counts"),
      CONSTRAINT "attendance_session" FOREIGN KEY ("institute_id", "session_id", "offering_id", "counts")
        REFERENCES "class_session" ("institute_id", "id", "offering_id", "counts"),
      CONSTRAINT "attendance_enrolment" FOREIGN KEY ("institute_id", "enrolment_id", "offering_id")
        REFERENCES "enrolment" ("institute_id", "id", "offering_id") ON DELETE CASCADE
    )`);
  await runner.query(
    'CREATE INDEX "attendance_by_enrolment" ON "attendance" ("institute_id", "enrolment_id")',
  );
  await putUnderTenancy(runner, 'attendance', READ_AND_WRITE);
  await runner.query(`
    CREATE TABLE "attendance_correction" (
      "institute_id" uuid NOT NULL,
      "id" uuid NOT NULL,
      "session_id" uuid NOT NULL,
      "enrolment_id" uuid NOT NULL,
      "was" text,
      "becomes" text,
      "corrected_by" uuid NOT NULL,
      "at" timestamptz NOT NULL,
      CONSTRAINT "attendance_correction_pkey" PRIMARY KEY ("institute_id", "id"),
      CONSTRAINT "attendance_correction_marks"
        CHECK (("was" IS NULL OR ${mark('was')}) AND ("becomes" IS NULL OR ${mark('becomes')})),
      CONSTRAINT "attendance_correction_session" FOREIGN KEY ("institute_id", "session_id")
        REFERENCES "class_session" ("institute_id", "id"),
      CONSTRAINT "attendance_correction_enrolment" ${ofEnrolment}
    )`);
  await runner.query(`
    CREATE INDEX "attendance_correction_of"
        ON "attendance_correction" ("institute_id", "session_id", "enrolment_id")`);
  await putUnderTenancy(runner, 'attendance_correction', 'SELECT, INSERT, DELETE');
  await runner.query(`
    CREATE TABLE "certificate" (
      "institute_id" uuid NOT NULL,
      "id" uuid NOT NULL,
      "enrolment_id" uuid NOT NULL,
      "check_hash" text NOT NULL,
      "issued_at" timestamptz NOT NULL,
      "revoked_at" timestamptz,
      CONSTRAINT "certificate_pkey" PRIMARY KEY ("institute_id", "id"),
      CONSTRAINT "certificate_once" UNIQUE ("institute_id", "enrolment_id"),
      CONSTRAINT "certificate_enrolment" ${ofEnrolment}
    )`);
  await runner.query('CREATE INDEX "certificate_check" ON "certificate" ("check_hash")');
  await putUnderTenancy(runner, 'certificate', READ_AND_WRITE);
}
