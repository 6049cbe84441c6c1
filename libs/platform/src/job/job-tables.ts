import type { QueryRunner } from 'typeorm';
import { makeDefiner, putUnderTenancy } from '../database/tenancy.js';

/**
 * Attempts before a job has failed for good. The pauses between them grow from 3 seconds to 6 hours, so the
 * last one is 16 hours after the first: a mail server may be down overnight.
 */
const ATTEMPTS = 12;

/** The list of tasks, the workers that are alive, what failed, and the one door for the application. */
export async function makeJobTables(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE app.job_task (
      "name" text NOT NULL,
      "attempts" smallint NOT NULL,
      CONSTRAINT "job_task_pkey" PRIMARY KEY ("name")
    )`);
  await runner.query(`
    CREATE TABLE app.job_worker (
      "id" text NOT NULL,
      "seen_at" timestamptz NOT NULL,
      CONSTRAINT "job_worker_pkey" PRIMARY KEY ("id")
    )`);
  // What the queue leaves open of its own: a table without row security, and a view with its owner's rights.
  await runner.query('ALTER TABLE graphile_worker.migrations ENABLE ROW LEVEL SECURITY');
  await runner.query('ALTER VIEW graphile_worker.jobs SET (security_invoker = true)');
  // The application has no rights to them; should it be given some, it would still find nothing.
  await runner.query('ALTER TABLE app.job_task ENABLE ROW LEVEL SECURITY');
  await runner.query('ALTER TABLE app.job_worker ENABLE ROW LEVEL SECURITY');
  await runner.query(`
    CREATE TABLE "failed_job" (
      "institute_id" uuid NOT NULL,
      "id" uuid NOT NULL,
      "task" text NOT NULL,
      "what" text NOT NULL,
      "reason" text,
      "error_id" uuid,
      "failed_at" timestamptz NOT NULL,
      "payload" json NOT NULL,
      CONSTRAINT "failed_job_pkey" PRIMARY KEY ("institute_id", "id"),
      CONSTRAINT "failed_job_institute"
        FOREIGN KEY ("institute_id") REFERENCES "institute" ("id")
    )`);
  // Rows are put there by the owner, who runs the jobs.
  await putUnderTenancy(runner, 'failed_job', 'SELECT, DELETE');
  await makeAddJob(runner);
}

/**
 * The institute comes from the transaction and the key is within it, so no institute can have work done in
 * another's name or push another's work aside. Who sees no institute's rows can have no work done either.
 */
async function makeAddJob(runner: QueryRunner): Promise<void> {
  await makeDefiner(
    runner,
    'app.add_job(text, json, timestamptz, text, uuid)',
    `CREATE FUNCTION app.add_job(
         task text, payload json, run_at timestamptz DEFAULT NULL, job_key text DEFAULT NULL,
         job_id uuid DEFAULT NULL)
       RETURNS uuid LANGUAGE plpgsql AS $$
       DECLARE
         tenant constant uuid := app.tenant();
         id constant uuid := coalesce(job_id, pg_catalog.gen_random_uuid());
         attempts smallint;
       BEGIN
         SELECT t.attempts INTO attempts FROM app.job_task t WHERE t.name = task;
         IF NOT FOUND THEN
           RAISE EXCEPTION 'The task "%" is not on the list.', task
             USING ERRCODE = 'insufficient_privilege',
                   HINT = 'Call allowTask in a migration.';
         END IF;
         IF tenant = '00000000-0000-0000-0000-000000000000' THEN
           RAISE EXCEPTION 'Visitors ask for no jobs.'
             USING ERRCODE = 'insufficient_privilege',
                   HINT = 'Use a context of the service.';
         END IF;
         IF pg_catalog.octet_length(payload::text) > 20000 THEN
           RAISE EXCEPTION 'A job is told 20 kB at most.' USING ERRCODE = 'program_limit_exceeded';
         END IF;
         IF pg_catalog.length(job_key) > 200 THEN
           RAISE EXCEPTION 'The key of a job has 200 characters at most.'
             USING ERRCODE = 'program_limit_exceeded';
         END IF;
         PERFORM graphile_worker.add_job(
           identifier => task,
           payload => pg_catalog.json_build_object(
             'id', id, 'institute', tenant, 'keyed', job_key IS NOT NULL, 'payload', payload),
           run_at => run_at,
           max_attempts => attempts::integer,
           job_key => coalesce(tenant::text, '-') || ' ' || task || ' ' || job_key);
         RETURN id;
       END $$`,
  );
}

/** Puts a task on the list of those that the application may ask for, in a migration. */
export async function allowTask(
  runner: Pick<QueryRunner, 'query'>,
  name: string,
  attempts: number = ATTEMPTS,
): Promise<void> {
  await runner.query(
    `INSERT INTO app.job_task VALUES ($1, $2)
       ON CONFLICT ("name") DO UPDATE SET "attempts" = excluded."attempts"`,
    [name, attempts],
  );
}

/** Takes it off again, on a migration's way back. */
export async function disallowTask(
  runner: Pick<QueryRunner, 'query'>,
  name: string,
): Promise<void> {
  await runner.query('DELETE FROM app.job_task WHERE "name" = $1', [name]);
}

export async function dropJobTables(runner: QueryRunner): Promise<void> {
  await runner.query('DROP FUNCTION app.add_job(text, json, timestamptz, text, uuid)');
  await runner.query('DROP TABLE "failed_job", app.job_worker, app.job_task');
}
