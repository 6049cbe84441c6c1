import { grantToApp, putUnderTenancy } from '@hearthside/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN = 'institute_id = (SELECT app.tenant())';

/**
 * Each institute has a list of its own courses. Editions that belong to no institute are read where they
 * have been granted, and by the service, which publishes them; an institute's own by that institute alone.
 */
export class GrantedEditions1763900001000 implements MigrationInterface {
  name = 'GrantedEditions1763900001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE "edition" ADD COLUMN "institute_id" uuid,
        ADD CONSTRAINT "edition_institute" FOREIGN KEY ("institute_id") REFERENCES "institute" ("id")`);
    await runner.query(`
      CREATE TABLE "edition_grant" (
        "institute_id" uuid NOT NULL,
        "edition_id" text NOT NULL,
        "granted_at" timestamptz NOT NULL,
        CONSTRAINT "edition_grant_pkey" PRIMARY KEY ("institute_id", "edition_id"),
        CONSTRAINT "edition_grant_institute"
          FOREIGN KEY ("institute_id") REFERENCES "institute" ("id"),
        CONSTRAINT "edition_grant_edition" FOREIGN KEY ("edition_id") REFERENCES "edition" ("id")
      )`);
    await putUnderTenancy(runner, 'edition_grant', 'SELECT, INSERT, DELETE');
    await runner.query(`
      CREATE POLICY granted ON "edition"
        USING (
          ${OWN}
          OR institute_id IS NULL AND (
            (SELECT app.tenant()) IS NULL
            OR EXISTS (
              SELECT FROM "edition_grant" g
               WHERE g.edition_id = "edition"."id" AND g.${OWN})))
        WITH CHECK (institute_id IS NOT DISTINCT FROM (SELECT app.tenant()))`);
    for (const part of ['edition_lesson', 'edition_picture']) {
      const visible = `EXISTS (SELECT FROM "edition" e WHERE e.id = "${part}"."edition_id")`;
      await runner.query(`
        CREATE POLICY granted ON "${part}" USING (${visible})
          WITH CHECK (EXISTS (
            SELECT FROM "edition" e
             WHERE e.id = "${part}"."edition_id"
               AND e.institute_id IS NOT DISTINCT FROM (SELECT app.tenant())))`);
    }
    await makeLists(runner);
    for (const table of ['edition', 'edition_lesson', 'edition_picture', 'shared_course']) {
      await runner.query(`ALTER TABLE "${table}" ENABLE ROW LEVEL SECURITY`);
      await runner.query(`ALTER TABLE "${table}" FORCE ROW LEVEL SECURITY`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "course"');
    await runner.query('DROP POLICY service ON "shared_course"');
    for (const table of ['edition', 'edition_lesson', 'edition_picture', 'shared_course']) {
      await runner.query(`ALTER TABLE "${table}" NO FORCE ROW LEVEL SECURITY`);
      await runner.query(`ALTER TABLE "${table}" DISABLE ROW LEVEL SECURITY`);
    }
    for (const part of ['edition_lesson', 'edition_picture', 'edition']) {
      await runner.query(`DROP POLICY granted ON "${part}"`);
    }
    await runner.query('DROP TABLE "edition_grant"');
    await runner.query('ALTER TABLE "edition" DROP COLUMN "institute_id"');
    await runner.query('ALTER TABLE "shared_course" RENAME TO "course"');
    for (const name of ['pkey', 'code', 'latest_edition']) {
      await runner.query(
        `ALTER TABLE "course" RENAME CONSTRAINT "shared_course_${name}" TO "course_${name}"`,
      );
    }
  }
}

/** What was the one list becomes that of courses for all; each institute gets one of its own. */
async function makeLists(runner: QueryRunner): Promise<void> {
  await runner.query('ALTER TABLE "course" RENAME TO "shared_course"');
  for (const name of ['pkey', 'code', 'latest_edition']) {
    await runner.query(
      `ALTER TABLE "shared_course" RENAME CONSTRAINT "course_${name}" TO "shared_course_${name}"`,
    );
  }
  await runner.query(`
    CREATE POLICY service ON "shared_course"
      USING ((SELECT app.tenant()) IS NULL) WITH CHECK ((SELECT app.tenant()) IS NULL)`);
  await runner.query(`
    CREATE TABLE "course" (
      "institute_id" uuid NOT NULL,
      "slug" text NOT NULL,
      "code" text NOT NULL,
      "latest_edition_id" text NOT NULL,
      "own" boolean NOT NULL,
      CONSTRAINT "course_pkey" PRIMARY KEY ("institute_id", "slug"),
      CONSTRAINT "course_code" UNIQUE ("institute_id", "code"),
      CONSTRAINT "course_institute" FOREIGN KEY ("institute_id") REFERENCES "institute" ("id"),
      CONSTRAINT "course_latest_edition"
        FOREIGN KEY ("latest_edition_id") REFERENCES "edition" ("id")
    )`);
  await putUnderTenancy(runner, 'course', 'SELECT, INSERT, UPDATE, DELETE');
  await grantToApp(runner, 'SELECT, INSERT, UPDATE, DELETE', '"shared_course"');
}
