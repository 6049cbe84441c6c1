// What row security and the service's layers add to a read of one's own: the places of a learner among 1,000, against
// the same SELECT by a role that no policy binds. Processor time of this process and of PostgreSQL, in interleaved rounds.
import 'reflect-metadata';
import { entities } from '@hearthside/api';
import { EnrolmentService } from '@hearthside/delivery';
import { appDataSource, Contexts } from '@hearthside/platform';
import pg from 'pg';
import { aClass, fillWithPlaces, people } from './classes.mjs';
import { publishFlagship } from './flagship.mjs';
import { askMany, askOnce, databaseCpu, spreadOf, startServer } from './measure.mjs';

const ROUNDS = 9;
const READS = 2_000;
const WARM_UP = 4_000;
const AT_ONCE = 8;
const GATE = 2;

/** As the service asks it. */
const SELECT = `SELECT e.institute_id AS "instituteId", e.id, e.offering_id AS "offeringId", e.membership_id AS "membershipId",
    e.state, e.source, e.turn, e.entered_at AS "enteredAt", e.offered_until AS "offeredUntil", e.print, e.hearing,
    e.seating, e.language, e.consented_at AS "consentedAt", m.name, m.called
  FROM enrolment e JOIN membership m ON m.institute_id = e.institute_id AND m.id = e.membership_id
 WHERE e.institute_id = $1 AND e.membership_id = $2
   AND NOT EXISTS (SELECT FROM offering o WHERE o.institute_id = e.institute_id
     AND o.id = e.offering_id AND o.state = 'draft')
 ORDER BY e.entered_at DESC, e.id LIMIT 200`;

/** @param {import('./bench.js').Database} database @param {(line: string) => void} say */
export async function benchPersonal(database, say) {
  const { instituteId } = await publishFlagship(database);
  const { appUrl, superuserUrl, postmaster } = database;
  const [reader] = await people(appUrl, instituteId, ['learner']);
  if (!reader) throw new Error('There is nobody to ask.');
  for (let n = 0; n < 3; n++) await aClass(appUrl, instituteId, { learners: [reader] });
  await fillWithPlaces(superuserUrl, instituteId, 1_000);

  const raw = new pg.Pool({ connectionString: superuserUrl, max: 10 });
  // A database that ends before its readers would hide what went wrong.
  raw.on('error', () => {});
  const source = await appDataSource(appUrl, entities).initialize();
  const ctx = new Contexts(source).for(reader.who);
  const service = new EnrolmentService();
  const values = [instituteId, reader.who.membershipId];
  const select = async (/** @type {string | undefined} */ name) =>
    (await raw.query({ ...(name && { name }), text: SELECT, values })).rows;
  /** @type {{ name: string, read(): Promise<object[]>, gate?: number }[]} */
  const ways = [
    { name: 'raw, prepared, no row security', read: () => select('own') },
    { name: 'raw, planned each time, no row security', read: () => select(undefined) },
    { name: 'the same SELECT by ctx.select', read: () => ctx.select(SELECT, values) },
    { name: 'the service’s read', read: () => service.own(ctx), gate: GATE },
  ];
  const answers = new Set();
  for (const { read } of ways) answers.add(inOrder(await read()));
  if (answers.size !== 1) throw new Error(`The ways differ: ${[...answers].join('\n')}`);

  const costs = ways.map(() => /** @type {number[]} */ ([]));
  for (const { read } of ways) await readMany(read, WARM_UP);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [way, { read }] of ways.entries()) {
      const before = ownCpu() + databaseCpu(postmaster);
      await readMany(read, READS);
      costs[way]?.push((ownCpu() + databaseCpu(postmaster) - before) / READS);
    }
  }
  await raw.end();
  await source.destroy();
  say(`Three places of one learner. ${ROUNDS} rounds of ${READS} reads, interleaved.`);
  const missed = report(ways, costs, say);
  await overHttp(database, reader, say);
  return missed;
}

/**
 * The same over HTTP, against a hand-made endpoint that finds the reader and their places in one statement.
 *
 * @param {import('./bench.js').Database} database @param {import('./classes.mjs').Person} reader
 * @param {(line: string) => void} say
 */
async function overHttp({ appUrl, superuserUrl, postmaster }, { cookie }, say) {
  const fields =
    'id name called state source print hearing seating enteredAt offeredUntil offeringId';
  /** @type {import('./measure.mjs').Ask} */
  const ask = {
    ...{ method: 'POST', path: '/graphql' },
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ query: `query Bench { myEnrolments { ${fields} } }` }),
  };
  const handMade = await startServer('hand-made', { superuserUrl });
  const service = await startServer('service', { appUrl, keep: true });
  const idsIn = async (/** @type {number} */ port) => {
    const { data } = JSON.parse((await askOnce(port, ask)).text);
    return data.myEnrolments.map((/** @type {{ id: string }} */ { id }) => id).join();
  };
  const ids = await idsIn(handMade.port);
  if (!ids || ids !== (await idsIn(service.port))) throw new Error('The answers differ.');
  const costs = [handMade, service].map(() => /** @type {number[]} */ ([]));
  for (const { port } of [handMade, service]) await askMany(port, ask, WARM_UP / 2);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, server] of [handMade, service].entries()) {
      const before = (await server.cpu()) + databaseCpu(postmaster);
      await askMany(server.port, ask, READS / 4);
      costs[index]?.push(((await server.cpu()) + databaseCpu(postmaster) - before) / (READS / 4));
    }
  }
  for (const server of [handMade, service]) server.stop();
  say(`Over HTTP, ${ROUNDS} rounds of ${READS / 4} requests.`);
  report([{ name: 'node:http, pg, JSON built in SQL' }, { name: 'myEnrolments' }], costs, say);
}

/** @param {{ name: string, gate?: number }[]} ways @param {number[][]} costs @param {(line: string) => void} say */
function report(ways, costs, say) {
  let missed = 0;
  for (const [way, { name, gate }] of ways.entries()) {
    const own = costs[way] ?? [];
    const ratio = spreadOf(own.map((cost, round) => cost / (costs[0]?.[round] ?? NaN)));
    const isMissed = gate !== undefined && ratio.middle > gate;
    if (isMissed) missed++;
    const verdict = gate === undefined ? '' : `, gate ${gate} ${isMissed ? 'MISSED' : 'met'}`;
    say(
      `  ${name.padEnd(40)} ${spreadOf(own).middle.toFixed(3)} ms of processor, ` +
        `${ratio.middle.toFixed(2)} × (${ratio.least.toFixed(2)} to ${ratio.most.toFixed(2)})${verdict}`,
    );
  }
  return missed;
}

/** @param {() => Promise<object[]>} read @param {number} times */
async function readMany(read, times) {
  let left = times;
  const reader = async () => {
    while (left-- > 0) await read();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, reader));
}

/** Rows as text, whatever order their columns come in. @param {object[]} rows */
function inOrder(rows) {
  if (rows.length !== 3) throw new Error(`${rows.length} places were found, and there are 3.`);
  return JSON.stringify(
    rows.map((row) => Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))),
  );
}

/** Milliseconds of processor time of this process. */
function ownCpu() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
