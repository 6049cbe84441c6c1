import { putUnderTenancy } from '@hearthside/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was done at an institute and by whom, in ids: entries that hang together and are only ever added. */
export class Audit1763900004000 implements MigrationInterface {
  name = 'Audit1763900004000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE "audit_entry" (
        "institute_id" uuid NOT NULL,
        "id" uuid NOT NULL,
        "number" bigint,
        "at" timestamptz NOT NULL,
        "actor" text NOT NULL,
        "action" text NOT NULL,
        "subject_kind" text NOT NULL,
        "subject_id" text NOT NULL,
        "detail" jsonb NOT NULL,
        "previous" bytea,
        "hash" bytea,
        CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("institute_id", "id"),
        CONSTRAINT "audit_entry_number" UNIQUE ("institute_id", "number"),
        CONSTRAINT "audit_entry_institute" FOREIGN KEY ("institute_id")
          REFERENCES "institute" ("id") DEFERRABLE INITIALLY DEFERRED,
        CONSTRAINT "audit_entry_actor" CHECK ("actor" ~ '^[a-z0-9-]{1,64}$'),
        CONSTRAINT "audit_entry_action" CHECK ("action" ~ '^[a-z-]{1,40}[.][a-z-]{1,40}$'),
        CONSTRAINT "audit_entry_subject" CHECK (
          "subject_kind" ~ '^[a-z-]{1,64}$' AND "subject_id" ~ '^[a-zA-Z0-9._:-]{1,64}$'),
        CONSTRAINT "audit_entry_detail" CHECK (
          jsonb_typeof("detail") = 'object'
          AND NOT jsonb_path_exists("detail", '$.** ? (
            @.type() == "string" && !(@ like_regex "^[a-zA-Z0-9._:-]{1,64}$"))'))
      )`);
    await runner.query(`
      CREATE TABLE "audit_head" (
        "institute_id" uuid NOT NULL,
        "number" bigint NOT NULL,
        "hash" bytea NOT NULL,
        CONSTRAINT "audit_head_pkey" PRIMARY KEY ("institute_id"),
        CONSTRAINT "audit_head_institute"
          FOREIGN KEY ("institute_id") REFERENCES "institute" ("id")
      )`);
    const given = 'institute_id, id, at, actor, action, subject_kind, subject_id, detail';
    await putUnderTenancy(runner, 'audit_entry', `SELECT, INSERT (${given})`);
    await putUnderTenancy(runner, 'audit_head', 'SELECT');
    await makeChain(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "audit_entry", "audit_head"');
    await runner.query('DROP FUNCTION app.chain_audit_entry()');
  }
}

/**
 * Numbers and hashes are given by the database with the rights of its owner: the application can neither
 * choose them nor leave them out. It happens when the transaction ends, so an institute's entries wait for
 * each other no longer than a commit takes, in the order in which their transactions are committed. As
 * nothing is locked after that, two changes cannot wait for each other in a circle.
 */
async function makeChain(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE FUNCTION app.chain_audit_entry() RETURNS trigger LANGUAGE plpgsql
      SECURITY DEFINER SET search_path = '' AS $$
    DECLARE
      place bigint;
      before bytea;
      sum bytea;
    BEGIN
      LOOP
        UPDATE public.audit_head SET number = number + 1
         WHERE institute_id = NEW.institute_id RETURNING number, hash INTO place, before;
        EXIT WHEN FOUND;
        INSERT INTO public.audit_head
        VALUES (NEW.institute_id, 0, pg_catalog.decode(pg_catalog.repeat('00', 32), 'hex'))
            ON CONFLICT DO NOTHING;
      END LOOP;
      sum := pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.concat_ws(E'\\n',
        NEW.institute_id, NEW.id, place,
        pg_catalog.to_char(NEW.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
        NEW.actor, NEW.action, NEW.subject_kind, NEW.subject_id, NEW.detail,
        pg_catalog.encode(before, 'hex')), 'UTF8'));
      UPDATE public.audit_entry SET number = place, previous = before, hash = sum
       WHERE institute_id = NEW.institute_id AND id = NEW.id;
      UPDATE public.audit_head SET hash = sum WHERE institute_id = NEW.institute_id;
      RETURN NULL;
    END $$`);
  await runner.query('REVOKE EXECUTE ON FUNCTION app.chain_audit_entry() FROM PUBLIC');
  await runner.query(`
    CREATE CONSTRAINT TRIGGER "audit_entry_chain" AFTER INSERT ON "audit_entry"
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.chain_audit_entry()`);
}
