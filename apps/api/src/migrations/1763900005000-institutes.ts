import { allowTask, disallowTask } from '@hearthside/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an institute says about itself, and when its people were invited. */
export class Institutes1763900005000 implements MigrationInterface {
  name = 'Institutes1763900005000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "institute" ADD COLUMN "contact" text');
    await runner.query('ALTER TABLE "membership" ADD COLUMN "invited_at" timestamptz');
    // People are listed by name, a page at a time.
    await runner.query(
      'CREATE INDEX "membership_by_name" ON "membership" ("institute_id", lower("name"), "id")',
    );
    await allowTask(runner, 'invitation');
  }

  async down(runner: QueryRunner): Promise<void> {
    await disallowTask(runner, 'invitation');
    await runner.query('DROP INDEX "membership_by_name"');
    await runner.query('ALTER TABLE "membership" DROP COLUMN "invited_at"');
    await runner.query('ALTER TABLE "institute" DROP COLUMN "contact"');
  }
}
