// A morning at the office: 300 learners open the page of their class, 100 of the staff key attendance and 100 learners
// register, at once, in the service as it runs in production. That nothing fails and nothing is lost is asserted; times are told.
// No limit of the service is switched off: those that count by address count signing in, and everybody is signed in.
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { URLSearchParams } from 'node:url';
import { KEY_LENGTH } from '@hearthside/platform';
import pg from 'pg';
import { aMailServer } from '../torture/killed/mails.mjs';
import { aService } from '../torture/killed/service.mjs';
import { aClass, people } from './classes.mjs';
import { publishFlagship } from './flagship.mjs';
import { askOnce, spreadOf } from './measure.mjs';

const LEARNERS = 300;
const STAFF = 100;
const NEWCOMERS = 100;
const SEATS = 60;
/** Milliseconds over which the learners come. */
const MORNING = 5_000;
/** Milliseconds until the mails are out. */
const PATIENCE = 60_000;

/** @typedef {import('./measure.mjs').Ask & { at?: number }} Visit */

/** @param {import('./bench.js').Database} database @param {(line: string) => void} say */
export async function benchCrowd(database, say) {
  const { instituteId } = await publishFlagship(database);
  const folder = mkdtempSync(join(tmpdir(), 'hearthside-crowd-'));
  const courses = join(folder, 'courses');
  mkdirSync(courses);
  const mails = await aMailServer();
  const service = await aService({
    ...{ DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl },
    ...{ SMTP_URL: mails.url, MAIL_FROM: 'Elm House <office@elm.example>' },
    // That of the benchmark's keys, by which its people are signed in.
    MASTER_KEY: Buffer.alloc(KEY_LENGTH, 7).toString('base64'),
    ...{ COURSES_DIR: courses, DATA_DIR: folder },
  });
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  try {
    const house = await aHouse(database.appUrl, instituteId, client);
    if (!(await service.start())) throw new Error(service.said());
    const port = Number(new URL(service.origin).port);
    // Once each, so that no page has to be compiled and no edition read while the clock runs.
    for (const ask of [...house.pages.slice(0, 30)]) await askOnce(port, ask);

    const spread = house.pages.map((ask, n) => ({ ...ask, at: (n * MORNING) / LEARNERS }));
    await crowd(port, `${LEARNERS} learners open their class within 5 s`, spread, say);
    await crowd(port, `${LEARNERS} learners open their class at once`, house.pages, say);
    await crowd(port, `${STAFF} key attendance of one meeting at once`, house.keyings, say);
    await crowd(
      port,
      `${NEWCOMERS} learners register for ${SEATS} seats at once`,
      house.entries,
      say,
    );
    const all = [...house.pages, ...house.moreKeyings, ...house.moreEntries];
    await crowd(port, 'all of these at once', all, say);
    await nothingLost(client, mails, house);
    say(
      '  No answer but those that were meant, and nothing lost: every mark, place, receipt, log entry and mail counted.',
    );
    return 0;
  } finally {
    await service.kill();
    await client.end();
    await mails.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * A full class with its staff, and two more with fewer seats than there are learners who want one.
 *
 * @param {string} appUrl @param {string} instituteId @param {pg.Client} client
 */
async function aHouse(appUrl, instituteId, client) {
  const many = (
    /** @type {import('@hearthside/platform').Role} */ role,
    /** @type {number} */ count,
  ) =>
    people(
      appUrl,
      instituteId,
      Array.from({ length: count }, () => role),
    );
  const learners = await many('learner', LEARNERS);
  const staff = await many('coordinator', STAFF);
  const newcomers = await many('learner', NEWCOMERS);
  const full = await aClass(appUrl, instituteId, { seats: LEARNERS, learners });
  const wanted = [];
  for (let n = 0; n < 2; n++) {
    wanted.push(await aClass(appUrl, instituteId, { seats: SEATS, begins: 'in three weeks' }));
  }
  const { rows } = await client.query(
    'SELECT id FROM enrolment WHERE offering_id = $1 ORDER BY turn',
    [full.id],
  );
  const each = LEARNERS / STAFF;
  const keyings = (/** @type {string | undefined} */ session) =>
    staff.map((person, n) => {
      const own = rows.slice(n * each, (n + 1) * each);
      const marks = own.flatMap(({ id }) => [
        [id, 'present'],
        [`was-${id}`, ''],
      ]);
      return form(
        person,
        `/classes/${full.id}/sessions/${session}/attendance`,
        Object.fromEntries(marks),
      );
    });
  const entries = (/** @type {string | undefined} */ offering) =>
    newcomers.map((person) =>
      form(person, `/classes/${offering}/register`, { print: 'large', consented: 'yes' }),
    );
  return {
    sessions: full.sessions.slice(0, 2),
    wanted: wanted.map(({ id }) => id),
    emails: newcomers.map(({ who }) => `${who.userId}@example.org`),
    pages: learners.map(
      ({ cookie }) =>
        /** @type {Visit} */ ({ method: 'GET', path: `/classes/${full.id}`, headers: { cookie } }),
    ),
    keyings: keyings(full.sessions[0]),
    moreKeyings: keyings(full.sessions[1]),
    entries: entries(wanted[0]?.id),
    moreEntries: entries(wanted[1]?.id),
  };
}

/** @param {import('./classes.mjs').Person} person @param {string} path @param {Record<string, string>} fields @returns {Visit} */
function form({ cookie }, path, fields) {
  return {
    ...{ method: 'POST', path, status: 303 },
    headers: {
      cookie,
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    },
    body: new URLSearchParams({ clientMutationId: randomUUID(), ...fields }).toString(),
  };
}

/**
 * Everybody by a connection of their own, as so many browsers would.
 *
 * @param {number} port @param {string} name @param {Visit[]} visits @param {(line: string) => void} say
 */
async function crowd(port, name, visits, say) {
  const from = performance.now();
  /** @type {string[]} */
  const failed = [];
  const times = await Promise.all(
    visits.map(async ({ at = 0, ...ask }) => {
      if (at > 0) await after(at);
      const begun = performance.now();
      await askOnce(port, ask).catch((/** @type {Error} */ error) => failed.push(error.message));
      return performance.now() - begun;
    }),
  );
  const seconds = (performance.now() - from) / 1000;
  const { middle, most } = spreadOf(times);
  say(
    `  ${name.padEnd(48)} ${(visits.length / seconds).toFixed(0).padStart(4)} requests a second, ` +
      `median ${middle.toFixed(0)} ms, slowest ${most.toFixed(0)} ms, ${failed.length} errors`,
  );
  if (failed.length > 0) throw new Error(`${name}: ${failed.length} failed, such as ${failed[0]}`);
}

/**
 * @param {pg.Client} client @param {Awaited<ReturnType<typeof aMailServer>>} mails
 * @param {Awaited<ReturnType<typeof aHouse>>} house
 */
async function nothingLost(client, mails, { sessions, wanted, emails }) {
  const count = async (/** @type {string} */ sql, /** @type {unknown[]} */ ...values) =>
    Number((await client.query(`SELECT count(*) FROM ${sql}`, values)).rows[0].count);
  for (const session of sessions) {
    const marks = await count(`attendance WHERE session_id = $1 AND mark = 'present'`, session);
    expect('marks of a meeting', marks, LEARNERS);
    const logged = await count(
      `audit_entry WHERE action = 'attendance.keyed' AND subject_id = $1`,
      session,
    );
    expect('log entries of a meeting', logged, STAFF);
  }
  for (const id of wanted) {
    const places = (/** @type {string} */ state) =>
      count('enrolment WHERE offering_id = $1 AND state = $2', id, state);
    expect('seats held', await places('held'), SEATS);
    expect('turns in line', await places('wait-listed'), NEWCOMERS - SEATS);
    const turns = `(SELECT DISTINCT turn FROM enrolment WHERE offering_id = $1 AND turn BETWEEN 1 AND ${NEWCOMERS}) t`;
    expect('turns, each given once', await count(turns, id), NEWCOMERS);
    const logged = `audit_entry a JOIN enrolment e ON e.id::text = a.subject_id::text WHERE e.offering_id = $1
      AND a.action = 'enrolment.entered'`;
    expect('log entries of a class', await count(logged, id), NEWCOMERS);
  }
  expect('receipts', await count('mutation_receipt'), 2 * (STAFF + NEWCOMERS));
  const sent = () => emails.reduce((sum, email) => sum + (mails.taken.get(email)?.size ?? 0), 0);
  for (const until = performance.now() + PATIENCE; performance.now() < until; await after(200)) {
    if (sent() >= 2 * SEATS) break;
  }
  expect('mails about a seat', sent(), 2 * SEATS);
}

/** @param {string} what @param {number} found @param {number} meant */
function expect(what, found, meant) {
  if (found !== meant) throw new Error(`${what}: ${found} are there, and ${meant} were sent.`);
}
