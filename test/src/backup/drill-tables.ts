import { putUnderTenancy } from '@hearthside/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables of a kind that a backup could trip over, beside the real ones. */
export class DrillTables9000000000000 implements MigrationInterface {
  name = 'DrillTables9000000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TYPE mood AS ENUM ('calm', 'glad')`);
    // Two tables that refer to each other, one of them also to itself.
    await runner.query(`
      CREATE TABLE drill_account (
        institute_id uuid NOT NULL, id uuid NOT NULL, balance bigint NOT NULL,
        last_transfer bigint, parent uuid,
        PRIMARY KEY (institute_id, id),
        FOREIGN KEY (institute_id, parent) REFERENCES drill_account (institute_id, id))`);
    await runner.query(`
      CREATE TABLE drill_transfer (
        institute_id uuid NOT NULL, number bigint GENERATED ALWAYS AS IDENTITY,
        from_id uuid NOT NULL, to_id uuid NOT NULL, amount bigint NOT NULL,
        doubled bigint GENERATED ALWAYS AS (amount * 2) STORED, token uuid NOT NULL,
        PRIMARY KEY (institute_id, number),
        FOREIGN KEY (institute_id, from_id) REFERENCES drill_account (institute_id, id),
        FOREIGN KEY (institute_id, to_id) REFERENCES drill_account (institute_id, id)
          ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED)`);
    await runner.query(`
      ALTER TABLE drill_account ADD CONSTRAINT drill_last FOREIGN KEY (institute_id, last_transfer)
        REFERENCES drill_transfer (institute_id, number) DEFERRABLE INITIALLY DEFERRED`);
    await runner.query(`
      CREATE TABLE "drill Odd ""names""" (
        "the Key" text NOT NULL PRIMARY KEY, "order" numeric, said text, kept jsonb, bytes bytea,
        at timestamptz, span interval, moods mood[], ratio double precision, gone int)`);
    await runner.query('ALTER TABLE "drill Odd ""names""" DROP COLUMN gone');
    await runner.query('CREATE TABLE drill_keyless (a int, b json)');
    await runner.query(`
      CREATE TABLE drill_parted (day date NOT NULL, n int NOT NULL, PRIMARY KEY (day, n))
        PARTITION BY RANGE (day)`);
    for (const year of [2025, 2026]) {
      await runner.query(`CREATE TABLE drill_parted_${year} PARTITION OF drill_parted
        FOR VALUES FROM ('${year}-01-01') TO ('${year + 1}-01-01')`);
    }
    // Insert-only, and altering what comes in: neither may meet a restore.
    await runner.query(`CREATE FUNCTION app.drill_only_insert() RETURNS trigger LANGUAGE plpgsql
      AS $$ BEGIN
        IF TG_OP = 'INSERT' THEN NEW.amount := NEW.amount + 0; NEW.token := gen_random_uuid();
          RETURN NEW; END IF;
        RAISE EXCEPTION 'transfers stay';
      END $$`);
    await runner.query(`CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON drill_transfer
      FOR EACH ROW EXECUTE FUNCTION app.drill_only_insert()`);
    await runner.query(`CREATE TRIGGER stays_whole BEFORE TRUNCATE ON drill_transfer
      FOR EACH STATEMENT EXECUTE FUNCTION app.drill_only_insert()`);
    await runner.query(`CREATE TRIGGER never BEFORE INSERT ON drill_transfer
      FOR EACH ROW EXECUTE FUNCTION app.drill_only_insert()`);
    await runner.query('ALTER TABLE drill_transfer ENABLE ALWAYS TRIGGER never');
    for (const table of ['drill_account', 'drill_transfer']) {
      await putUnderTenancy(runner, table, 'SELECT, INSERT, UPDATE');
    }
  }

  async down(): Promise<void> {}
}

/** A migration that a later Hearthside brings. */
export class DrillLater9000000000001 implements MigrationInterface {
  name = 'DrillLater9000000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE drill_keyless ADD COLUMN c text DEFAULT 'later'`);
    await runner.query(`CREATE VIEW drill_view AS SELECT a FROM drill_keyless`);
  }

  async down(): Promise<void> {}
}
