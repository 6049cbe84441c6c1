import { allowTask, disallowTask } from '@hearthside/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long an institute keeps people who have left, and the job that sees to it. */
export class PersonalData1763900004500 implements MigrationInterface {
  name = 'PersonalData1763900004500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE "institute" ADD COLUMN "retention_days" integer,
        ADD CONSTRAINT "institute_retention" CHECK ("retention_days" BETWEEN 30 AND 3650)`);
    // What is due is looked for every day, and nearly always there is nothing.
    await runner.query(
      `CREATE INDEX "membership_by_end" ON "membership" ("institute_id", "ended_at")
        WHERE "ended_at" IS NOT NULL`,
    );
    await allowTask(runner, 'retention');
  }

  async down(runner: QueryRunner): Promise<void> {
    await disallowTask(runner, 'retention');
    await runner.query('DROP INDEX "membership_by_end"');
    await runner.query('ALTER TABLE "institute" DROP COLUMN "retention_days"');
  }
}
