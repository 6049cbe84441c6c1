import { grantToApp, letOwnerRead, makeDefiner, putUnderTenancy } from '@hearthside/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The ways in: a mail, a code card, a passkey, an institute's own identity provider. */
export class SignIn1763900003000 implements MigrationInterface {
  name = 'SignIn1763900003000';

  async up(runner: QueryRunner): Promise<void> {
    await makeMailsAndPasskeys(runner);
    await makeLimits(runner);
    await makeCodeCards(runner);
    await makeIdentityProviders(runner);
    await makeForgetting(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION app.forget_user_if_unused(uuid)');
    await runner.query('DROP FUNCTION app.find_card(text)');
    await runner.query('DROP TABLE "provider_link", "identity_provider", "code_card"');
    await runner.query('DROP TABLE auth."rate_limit", auth."passkey", auth."mailed_code"');
  }
}

async function makeMailsAndPasskeys(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE auth."mailed_code" (
      "id" uuid NOT NULL,
      "user_id" uuid NOT NULL,
      "code_hash" text NOT NULL,
      "link_hash" text NOT NULL,
      "wrong_codes" integer NOT NULL DEFAULT 0,
      "created_at" timestamptz NOT NULL,
      "expires_at" timestamptz NOT NULL,
      CONSTRAINT "mailed_code_pkey" PRIMARY KEY ("id"),
      CONSTRAINT "mailed_code_link" UNIQUE ("link_hash"),
      CONSTRAINT "mailed_code_user" FOREIGN KEY ("user_id")
        REFERENCES auth."user" ("id") ON DELETE CASCADE
    )`);
  await runner.query('CREATE INDEX "mailed_code_by_user" ON auth."mailed_code" ("user_id")');
  await runner.query(`
    CREATE TABLE auth."passkey" (
      "id" uuid NOT NULL,
      "user_id" uuid NOT NULL,
      "credential_id" text NOT NULL,
      "public_key" bytea NOT NULL,
      "counter" bigint NOT NULL,
      "transports" text[] NOT NULL,
      "label" text NOT NULL,
      "created_at" timestamptz NOT NULL,
      "used_at" timestamptz,
      CONSTRAINT "passkey_pkey" PRIMARY KEY ("id"),
      CONSTRAINT "passkey_credential" UNIQUE ("credential_id"),
      CONSTRAINT "passkey_user" FOREIGN KEY ("user_id")
        REFERENCES auth."user" ("id") ON DELETE CASCADE
    )`);
  await runner.query('CREATE INDEX "passkey_by_user" ON auth."passkey" ("user_id")');
  for (const table of ['"mailed_code"', '"passkey"']) {
    await grantToApp(runner, 'SELECT, INSERT, UPDATE, DELETE', `auth.${table}`);
  }
}

/** In the shape that rate-limiter-flexible asks for. Keys are HMACs, so no address is kept. */
async function makeLimits(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE auth."rate_limit" (
      "key" text NOT NULL,
      "points" integer NOT NULL DEFAULT 0,
      "expire" bigint,
      CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
    )`);
  await grantToApp(runner, 'SELECT, INSERT, UPDATE, DELETE', 'auth."rate_limit"');
}

async function makeCodeCards(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE "code_card" (
      "institute_id" uuid NOT NULL,
      "id" uuid NOT NULL,
      "membership_id" uuid NOT NULL,
      "code_hash" text NOT NULL,
      "pin_hash" text,
      "issued_at" timestamptz NOT NULL,
      "used_at" timestamptz,
      "wrong_pins" integer NOT NULL DEFAULT 0,
      "locked_until" timestamptz,
      "revoked_at" timestamptz,
      CONSTRAINT "code_card_pkey" PRIMARY KEY ("institute_id", "id"),
      CONSTRAINT "code_card_code" UNIQUE ("institute_id", "code_hash"),
      CONSTRAINT "code_card_membership" FOREIGN KEY ("institute_id", "membership_id")
        REFERENCES "membership" ("institute_id", "id") ON DELETE CASCADE
    )`);
  await runner.query('CREATE INDEX "code_card_by_code" ON "code_card" ("code_hash")');
  // One card at a time opens a membership, even when two are issued at once.
  await runner.query(
    `CREATE UNIQUE INDEX "code_card_one" ON "code_card" ("institute_id", "membership_id")
      WHERE "revoked_at" IS NULL`,
  );
  await putUnderTenancy(runner, 'code_card', 'SELECT, INSERT, UPDATE, DELETE');
  await letOwnerRead(runner, 'code_card');
  await makeDefiner(
    runner,
    'app.find_card(text)',
    `CREATE FUNCTION app.find_card(code_hash text) RETURNS TABLE (institute_id uuid, card_id uuid)
       LANGUAGE sql STABLE AS $$
         SELECT c.institute_id, c.id FROM public.code_card c
          WHERE c.code_hash = find_card.code_hash AND c.revoked_at IS NULL $$`,
  );
}

async function makeIdentityProviders(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE "identity_provider" (
      "institute_id" uuid NOT NULL,
      "issuer" text NOT NULL,
      "client_id" text NOT NULL,
      "sealed_secret" bytea NOT NULL,
      "domains" text[] NOT NULL,
      "changed_at" timestamptz NOT NULL,
      CONSTRAINT "identity_provider_pkey" PRIMARY KEY ("institute_id"),
      CONSTRAINT "identity_provider_institute"
        FOREIGN KEY ("institute_id") REFERENCES "institute" ("id"),
      CONSTRAINT "identity_provider_domains" CHECK (cardinality("domains") > 0)
    )`);
  await putUnderTenancy(runner, 'identity_provider', 'SELECT, INSERT, UPDATE, DELETE');
  await runner.query(`
    CREATE TABLE "provider_link" (
      "institute_id" uuid NOT NULL,
      "id" uuid NOT NULL,
      "issuer" text NOT NULL,
      "subject" text NOT NULL,
      "membership_id" uuid NOT NULL,
      "linked_at" timestamptz NOT NULL,
      CONSTRAINT "provider_link_pkey" PRIMARY KEY ("institute_id", "id"),
      CONSTRAINT "provider_link_subject" UNIQUE ("institute_id", "issuer", "subject"),
      CONSTRAINT "provider_link_membership" FOREIGN KEY ("institute_id", "membership_id")
        REFERENCES "membership" ("institute_id", "id") ON DELETE CASCADE
    )`);
  await runner.query(
    'CREATE INDEX "provider_link_by_membership" ON "provider_link" ("institute_id", "membership_id")',
  );
  await putUnderTenancy(runner, 'provider_link', 'SELECT, INSERT, UPDATE, DELETE');
}

/**
 * The application sees the memberships of one institute only, so it cannot know whether somebody is at
 * another. It does not learn it here either: nothing comes back.
 */
async function makeForgetting(runner: QueryRunner): Promise<void> {
  await makeDefiner(
    runner,
    'app.forget_user_if_unused(uuid)',
    `CREATE FUNCTION app.forget_user_if_unused(forgotten uuid) RETURNS void LANGUAGE plpgsql AS $$
       BEGIN
         DELETE FROM auth."user" u
          WHERE u.id = forgotten
            AND NOT EXISTS (SELECT FROM public.membership m WHERE m.user_id = u.id);
       EXCEPTION WHEN foreign_key_violation THEN
         NULL; -- somebody is entering them anew at this very moment
       END $$`,
  );
}
