import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Those who lead, help and coordinate are found among however many learners. */
export class Staff1764000000900 implements MigrationInterface {
  name = 'Staff1764000000900';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX "membership_of_staff" ON "membership" ("institute_id", lower("name"), "id")
        WHERE "roles" <> '{learner}'::text[]`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "membership_of_staff"');
  }
}
