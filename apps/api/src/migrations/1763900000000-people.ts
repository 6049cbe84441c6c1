import {
  grantToApp,
  letOwnerRead,
  makeDefiner,
  makeTenancy,
  putUnderTenancy,
} from '@hearthside/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Institutes, who is at which of them, and who is signed in. */
export class People1763900000000 implements MigrationInterface {
  name = 'People1763900000000';

  async up(runner: QueryRunner): Promise<void> {
    await makeTenancy(runner);
    await runner.query(`
      CREATE TABLE "institute" (
        "id" uuid NOT NULL,
        "name" text NOT NULL,
        "time_zone" text NOT NULL,
        "created_at" timestamptz NOT NULL,
        CONSTRAINT "institute_pkey" PRIMARY KEY ("id")
      )`);
    await putUnderTenancy(runner, 'institute', 'SELECT, INSERT, UPDATE', 'id');
    await letOwnerRead(runner, 'institute');
    await makeAuth(runner);
    await runner.query(`
      CREATE TABLE "membership" (
        "institute_id" uuid NOT NULL,
        "id" uuid NOT NULL,
        "user_id" uuid NOT NULL,
        "name" text NOT NULL,
        "called" text NOT NULL,
        "roles" text[] NOT NULL,
        "state" text NOT NULL,
        "created_at" timestamptz NOT NULL,
        "joined_at" timestamptz,
        "ended_at" timestamptz,
        "writing_locked_before" timestamptz,
        CONSTRAINT "membership_pkey" PRIMARY KEY ("institute_id", "id"),
        CONSTRAINT "membership_once" UNIQUE ("institute_id", "user_id"),
        CONSTRAINT "membership_institute"
          FOREIGN KEY ("institute_id") REFERENCES "institute" ("id"),
        CONSTRAINT "membership_user" FOREIGN KEY ("user_id") REFERENCES auth."user" ("id"),
        CONSTRAINT "membership_roles" CHECK (
          cardinality("roles") > 0
          AND "roles" <@ ARRAY['coordinator', 'facilitator', 'assistant', 'learner']),
        CONSTRAINT "membership_state" CHECK ("state" IN ('invited', 'active', 'ended'))
      )`);
    await runner.query('CREATE INDEX "membership_by_user" ON "membership" ("user_id")');
    await putUnderTenancy(runner, 'membership', 'SELECT, INSERT, UPDATE, DELETE');
    await letOwnerRead(runner, 'membership');
    await makeLookups(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA auth CASCADE');
    await runner.query('DROP TABLE "membership", "institute"');
    await runner.query('DROP SCHEMA app CASCADE');
  }
}

/**
 * People as those who sign in: an address at most, and no name. They belong to no institute, so the schema
 * is under grants and not under row security. Its tables are those of better-auth, in our way of writing.
 */
async function makeAuth(runner: QueryRunner): Promise<void> {
  await runner.query('CREATE SCHEMA auth');
  await grantToApp(runner, 'USAGE', 'SCHEMA auth');
  await runner.query(`
    CREATE TABLE auth."user" (
      "id" uuid NOT NULL,
      "name" text NOT NULL,
      "email" text NOT NULL,
      "email_verified" boolean NOT NULL,
      "image" text,
      "created_at" timestamptz NOT NULL,
      "updated_at" timestamptz NOT NULL,
      CONSTRAINT "user_pkey" PRIMARY KEY ("id"),
      CONSTRAINT "user_email" UNIQUE ("email")
    )`);
  await runner.query(`
    CREATE TABLE auth."session" (
      "id" uuid NOT NULL,
      "token" text NOT NULL,
      "user_id" uuid NOT NULL,
      "expires_at" timestamptz NOT NULL,
      "ip_address" text,
      "user_agent" text,
      "created_at" timestamptz NOT NULL,
      "updated_at" timestamptz NOT NULL,
      "institute_id" uuid,
      "only_here" boolean NOT NULL DEFAULT false,
      "via" text NOT NULL DEFAULT 'mail',
      CONSTRAINT "session_pkey" PRIMARY KEY ("id"),
      CONSTRAINT "session_token" UNIQUE ("token"),
      CONSTRAINT "session_user" FOREIGN KEY ("user_id")
        REFERENCES auth."user" ("id") ON DELETE CASCADE,
      CONSTRAINT "session_institute" FOREIGN KEY ("institute_id") REFERENCES "institute" ("id"),
      CONSTRAINT "session_via" CHECK ("via" IN ('mail', 'card', 'passkey', 'provider'))
    )`);
  await runner.query('CREATE INDEX "session_by_user" ON auth."session" ("user_id")');
  await runner.query(`
    CREATE TABLE auth."account" (
      "id" uuid NOT NULL,
      "account_id" text NOT NULL,
      "provider_id" text NOT NULL,
      "user_id" uuid NOT NULL,
      "access_token" text,
      "refresh_token" text,
      "id_token" text,
      "access_token_expires_at" timestamptz,
      "refresh_token_expires_at" timestamptz,
      "scope" text,
      "password" text,
      "created_at" timestamptz NOT NULL,
      "updated_at" timestamptz NOT NULL,
      CONSTRAINT "account_pkey" PRIMARY KEY ("id"),
      CONSTRAINT "account_user" FOREIGN KEY ("user_id")
        REFERENCES auth."user" ("id") ON DELETE CASCADE
    )`);
  await runner.query('CREATE INDEX "account_by_user" ON auth."account" ("user_id")');
  await runner.query(`
    CREATE TABLE auth."verification" (
      "id" uuid NOT NULL,
      "identifier" text NOT NULL,
      "value" text NOT NULL,
      "expires_at" timestamptz NOT NULL,
      "created_at" timestamptz NOT NULL,
      "updated_at" timestamptz NOT NULL,
      CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
    )`);
  await runner.query(
    'CREATE INDEX "verification_by_identifier" ON auth."verification" ("identifier")',
  );
  for (const table of ['"user"', '"session"', '"account"', '"verification"']) {
    await grantToApp(runner, 'SELECT, INSERT, UPDATE, DELETE', `auth.${table}`);
  }
}

/** What has to be known before an institute is: as little as will do. */
async function makeLookups(runner: QueryRunner): Promise<void> {
  await makeDefiner(
    runner,
    'app.find_sign_in(text)',
    `CREATE FUNCTION app.find_sign_in(token_hash text)
       RETURNS TABLE (
         session_id uuid, user_id uuid, updated_at timestamptz, expires_at timestamptz,
         institute_id uuid, membership_id uuid, roles text[])
       LANGUAGE sql STABLE AS $$
         SELECT s.id, s.user_id, s.updated_at, s.expires_at, m.institute_id, m.id, m.roles
           FROM auth.session s
           LEFT JOIN public.membership m
             ON m.institute_id = s.institute_id AND m.user_id = s.user_id AND m.state = 'active'
          WHERE s.token = token_hash AND s.expires_at > pg_catalog.now() $$`,
  );
  await makeDefiner(
    runner,
    'app.memberships_of(text)',
    `CREATE FUNCTION app.memberships_of(token_hash text)
       RETURNS TABLE (institute_id uuid, institute_name text, roles text[], state text)
       LANGUAGE sql STABLE AS $$
         SELECT m.institute_id, i.name, m.roles, m.state
           FROM auth.session s
           JOIN public.membership m ON m.user_id = s.user_id AND m.state <> 'ended'
           JOIN public.institute i ON i.id = m.institute_id
          WHERE s.token = token_hash AND s.expires_at > pg_catalog.now()
            AND (NOT s.only_here OR s.institute_id = m.institute_id)
          ORDER BY i.name $$`,
  );
  await makeDefiner(
    runner,
    'app.institute_ids()',
    `CREATE FUNCTION app.institute_ids() RETURNS SETOF uuid LANGUAGE sql STABLE
       AS $$ SELECT id FROM public.institute ORDER BY created_at, id $$`,
  );
}
