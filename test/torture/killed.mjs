// The service and its PostgreSQL are killed with -9 while an office writes: what was acknowledged is there, once.
// `npm run torture killed -- --service 1000 --database 200 --seed 1`
import 'reflect-metadata';
import { randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { entities, migrations } from '@hearthside/api';
import { cookieSecretOf } from '@hearthside/people';
import {
  appDataSource,
  Contexts,
  KEY_LENGTH,
  Keys,
  migrate,
  verifyAudit,
} from '@hearthside/platform';
import { anInstitute, aPerson } from '../signed-in.mjs';
import { aDatabase } from './killed/database.mjs';
import { aMailServer } from './killed/mails.mjs';
import { aService } from './killed/service.mjs';
import { writersAt } from './killed/writers.mjs';
import { seeded } from './isolation/seeded.mjs';

const WRITERS = 8;
/** Milliseconds between two kills at most; one in ten comes while it starts. */
const LIFE = 1_500;
/** Milliseconds within which a service that was not killed has found its database again. */
const RECOVERY = 30_000;

/**
 * @param {(isGood: boolean, line: string) => void} report
 * @param {Record<string, string>} [options]
 */
export async function run(report, { service = '100', database = '20', seed = '1' } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'hearthside-killed-'));
  chmodSync(folder, 0o711);
  const courses = join(folder, 'courses');
  mkdirSync(courses);
  const postgres = await aDatabase(join(folder, 'data'));
  const mails = await aMailServer();
  const masterKey = randomBytes(KEY_LENGTH);
  const hearthside = await aService({
    ...{ DATABASE_URL: postgres.appUrl, DATABASE_OWNER_URL: postgres.ownerUrl },
    ...{ SMTP_URL: mails.url, MAIL_FROM: 'Elm House <office@elm.example>' },
    ...{ MASTER_KEY: masterKey.toString('base64'), COURSES_DIR: courses, DATA_DIR: folder },
  });
  try {
    await migrate(postgres.ownerUrl, postgres.appUrl, entities, migrations);
    const office = await anOffice(postgres.appUrl, cookieSecretOf(Keys.from(masterKey)));
    const kills = { service: Number(service), database: Number(database) };
    await tortured({
      report,
      postgres,
      mails,
      hearthside,
      office,
      kills,
      random: seeded(Number(seed)),
    });
  } finally {
    await hearthside.kill();
    await mails.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An institute and the cookie of its coordinator. @param {string} appUrl @param {string} secret */
async function anOffice(appUrl, secret) {
  const source = await appDataSource(appUrl, entities).initialize();
  const id = randomUUID();
  const { cookie } = await new Contexts(source).forService(id).tx(async (db) => {
    await anInstitute(db, id, 'Elm House');
    return aPerson(db, id, 'coordinator', 'Ana', secret);
  });
  await source.destroy();
  return { id, cookie };
}

/**
 * @param {object} run
 * @param {(isGood: boolean, line: string) => void} run.report
 * @param {Awaited<ReturnType<typeof aDatabase>>} run.postgres
 * @param {Awaited<ReturnType<typeof aMailServer>>} run.mails
 * @param {Awaited<ReturnType<typeof aService>>} run.hearthside
 * @param {{ id: string, cookie: string }} run.office
 * @param {{ service: number, database: number }} run.kills
 * @param {() => number} run.random
 */
async function tortured({ report, postgres, mails, hearthside, office, kills, random }) {
  if (!(await hearthside.start())) throw new Error(hearthside.said());
  const writers = writersAt(hearthside.origin, office.cookie, WRITERS);
  /** @type {Set<string>} */
  const lost = new Set();
  const checkSoFar = async () => {
    const names = writers.acknowledged.slice(-5_000).map(({ name }) => name);
    const rows = await postgres.rows('SELECT name FROM membership WHERE name = ANY ($1)', [names]);
    const there = new Set(rows.map(({ name }) => name));
    for (const name of names) if (!there.has(name)) lost.add(name);
  };

  let didNotStart = 0;
  for (let number = 0; number < kills.service; number++) {
    await after(random() * LIFE);
    await hearthside.kill();
    await checkSoFar();
    if (random() < 0.1) {
      void hearthside.start();
      await after(random() * LIFE);
      await hearthside.kill();
    }
    if (!(await hearthside.start())) didNotStart++;
  }

  let didNotRecover = 0;
  for (let number = 0; number < kills.database; number++) {
    await after(random() * LIFE);
    await postgres.kill(random() * LIFE);
    await checkSoFar();
    const before = writers.acknowledged.length;
    const until = performance.now() + RECOVERY;
    while (writers.acknowledged.length === before && performance.now() < until) await after(50);
    if (writers.acknowledged.length === before) didNotRecover++;
  }
  if (!hearthside.isRunning()) await hearthside.start();
  await writers.stop();
  await settled(postgres);
  await checkAll({ report, postgres, mails, office, writers, lost });
  report(
    didNotStart === 0,
    `${kills.service - didNotStart} of ${kills.service} starts after a kill`,
  );
  report(
    didNotRecover === 0,
    `${kills.database - didNotRecover} of ${kills.database} times the same service went on after PostgreSQL was killed`,
  );
}

/** Until every job is done, or a minute and a half has passed. @param {Awaited<ReturnType<typeof aDatabase>>} postgres */
async function settled(postgres) {
  for (const until = performance.now() + 90_000; performance.now() < until; await after(500)) {
    const [{ count }] = await postgres.rows(
      `SELECT count(*)::int FROM graphile_worker._private_jobs`,
    );
    if (count === 0) return;
  }
}

/**
 * @param {object} run
 * @param {(isGood: boolean, line: string) => void} run.report
 * @param {Awaited<ReturnType<typeof aDatabase>>} run.postgres
 * @param {Awaited<ReturnType<typeof aMailServer>>} run.mails
 * @param {{ id: string }} run.office
 * @param {ReturnType<typeof writersAt>} run.writers
 * @param {Set<string>} run.lost
 */
async function checkAll({ report, postgres, mails, office, writers, lost }) {
  const { acknowledged, refused } = writers;
  const people = await postgres.rows('SELECT id, name FROM membership');
  /** @type {Map<string, string[]>} */
  const idsOf = new Map();
  for (const { id, name } of people) idsOf.set(name, [...(idsOf.get(name) ?? []), id]);
  for (const { name } of acknowledged) if (!idsOf.has(name)) lost.add(name);
  const twice = acknowledged.filter(({ name }) => (idsOf.get(name)?.length ?? 0) > 1);
  const known = new Set(acknowledged.map(({ name }) => name));
  const nobodys = people.filter(({ name }) => name.startsWith('Person ') && !known.has(name));
  report(lost.size === 0, `${lost.size} of ${acknowledged.length} acknowledged writes are lost`);
  report(
    twice.length === 0 && nobodys.length === 0,
    `${twice.length} are there twice, though ${writers.repeated()} requests were sent again; ` +
      `${nobodys.length} are there that nobody was told of`,
  );
  report(
    refused.length === 0,
    `${refused.length} were refused${refused.length > 0 ? `, such as ${refused[0]}` : ''}`,
  );

  const entries = await postgres.rows(
    `SELECT subject_id AS id, count(*)::int FROM audit_entry
      WHERE action IN ('membership.added', 'membership.invited') GROUP BY 1`,
  );
  const source = await appDataSource(postgres.appUrl, entities).initialize();
  const audit = await verifyAudit(new Contexts(source).forService(office.id));
  await source.destroy();
  report(
    !audit.broken &&
      entries.length === acknowledged.length &&
      entries.every(({ count }) => count === 1),
    `the audit log is whole: ${audit.sound} entries, one for each write`,
  );

  const waiting = await postgres.rows(
    `SELECT payload->'payload'->>'membershipId' AS id FROM graphile_worker._private_jobs
      UNION ALL SELECT payload->>'membershipId' FROM failed_job`,
  );
  const queued = new Set(waiting.map(({ id }) => id));
  const invited = acknowledged.filter(({ email }) => email);
  const unsent = invited.filter(
    ({ email, name }) => !mails.taken.has(email ?? '') && !queued.has(idsOf.get(name)?.[0] ?? ''),
  );
  const differing = [...mails.taken.values()].filter((ids) => ids.size > 1);
  report(
    unsent.length === 0 && differing.length === 0,
    `${unsent.length} of ${invited.length} invitations are neither mailed nor in the queue; ` +
      `${differing.length} were mailed as two`,
  );
}
