import { putUnderTenancy } from '@hearthside/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Evaluations from paper: sheets without names, and apart from them the words that people wrote. */
export class Evaluations1764000000600 implements MigrationInterface {
  name = 'Evaluations1764000000600';

  async up(runner: QueryRunner): Promise<void> {
    await make(runner, 'evaluation_sheet', '"answers" jsonb NOT NULL, "keyed_on" date NOT NULL');
    await make(runner, 'evaluation_comment', '"question" text NOT NULL, "words" text NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "evaluation_comment"');
    await runner.query('DROP TABLE "evaluation_sheet"');
  }
}

/** No column says who wrote or who keyed, and none leads from a comment to a sheet. */
async function make(runner: QueryRunner, table: string, columns: string): Promise<void> {
  await runner.query(`
    CREATE TABLE "${table}" (
      "institute_id" uuid NOT NULL,
      "id" uuid NOT NULL,
      "offering_id" uuid NOT NULL,
      ${columns},
      CONSTRAINT "${table}_pkey" PRIMARY KEY ("institute_id", "id"),
      CONSTRAINT "${table}_offering" FOREIGN KEY ("institute_id", "offering_id")
        REFERENCES "offering" ("institute_id", "id") ON DELETE CASCADE
    )`);
  await runner.query(`CREATE INDEX "${table}_of" ON "${table}" ("institute_id", "offering_id")`);
  await putUnderTenancy(runner, table, 'SELECT, INSERT, UPDATE, DELETE');
}
