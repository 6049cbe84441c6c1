import { putUnderTenancy } from '@hearthside/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What has been done already, so that it is done once. */
export class MutationReceipts1763900003900 implements MigrationInterface {
  name = 'MutationReceipts1763900003900';

  async up(runner: QueryRunner): Promise<void> {
    // Foreign keys are looked at when the transaction ends: looked at before, two changes at one
    // institute would each hold its row while they wait for the other to let go.
    await runner.query(`
      CREATE TABLE "mutation_receipt" (
        "institute_id" uuid NOT NULL,
        "membership_id" uuid NOT NULL,
        "client_mutation_id" text NOT NULL,
        "mutation" text NOT NULL,
        "input_hash" bytea NOT NULL,
        "answer" jsonb NOT NULL,
        "at" timestamptz NOT NULL,
        CONSTRAINT "mutation_receipt_pkey"
          PRIMARY KEY ("institute_id", "membership_id", "client_mutation_id"),
        CONSTRAINT "mutation_receipt_membership"
          FOREIGN KEY ("institute_id", "membership_id")
          REFERENCES "membership" ("institute_id", "id")
          ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT "mutation_receipt_id" CHECK ("client_mutation_id" ~ '^[!-~]{8,64}$')
      )`);
    await runner.query(
      'CREATE INDEX "mutation_receipt_by_age" ON "mutation_receipt" ("institute_id", "at")',
    );
    await putUnderTenancy(runner, 'mutation_receipt', 'SELECT, INSERT, DELETE');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "mutation_receipt"');
  }
}
