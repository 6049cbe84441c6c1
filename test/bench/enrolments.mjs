// Does a read about one class cost more when the institute has more places that nobody asked for? The same three classes of 60
// among 10, 1,000 and 100,000 other places, each in a database of its own, in interleaved rounds.
import 'reflect-metadata';
import pg from 'pg';
import { onDatabase } from '../template-database.mjs';
import { aClass, fillWithPlaces, people } from './classes.mjs';
import { publishFlagship } from './flagship.mjs';
import { askMany, askOnce, databaseCpu, spreadOf, startServer } from './measure.mjs';

const STORED = [10, 1_000, 100_000];
const ROUNDS = 5;
const REQUESTS = 200;
const WARM_UP = 300;
const GATE = 1.2;
const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** @param {import('./bench.js').Database} database @param {(line: string) => void} say */
export async function benchEnrolments(database, say) {
  const { ways, instituteId } = await threeClasses(database);
  const servers = [];
  for (const stored of STORED) {
    const name = `bench_${stored}`;
    await copyOf(database.superuserUrl, name);
    await fillWithPlaces(onDatabase(database.superuserUrl, name), instituteId, stored);
    servers.push(
      await startServer('service', { appUrl: onDatabase(database.appUrl, name), keep: true }),
    );
  }
  /** @type {number[][][]} */
  const costs = ways.map(() => STORED.map(() => []));
  for (const { name, ask } of ways) {
    const answers = new Set();
    // Each form has an id of its own, made anew.
    for (const { port } of servers) answers.add((await askOnce(port, ask)).text.replace(UUID, ''));
    const [answer = ''] = answers;
    if (
      answers.size !== 1 ||
      answer.includes('"errors"') ||
      !/Person \d|Room 2|held/i.test(answer)
    ) {
      throw new Error(`${name}: not the same answer everywhere, or none: ${answer.slice(0, 300)}`);
    }
  }
  for (const { port } of servers) for (const { ask } of ways) await askMany(port, ask, WARM_UP);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [way, { ask }] of ways.entries()) {
      for (const [level, server] of servers.entries()) {
        const before = (await server.cpu()) + databaseCpu(database.postmaster);
        await askMany(server.port, ask, REQUESTS);
        const after = (await server.cpu()) + databaseCpu(database.postmaster);
        costs[way]?.[level]?.push((after - before) / REQUESTS);
      }
    }
  }
  for (const server of servers) server.stop();
  return report(ways, costs, say);
}

/** @param {{ name: string }[]} ways @param {number[][][]} costs @param {(line: string) => void} say */
function report(ways, costs, say) {
  say(`${ROUNDS} rounds of ${REQUESTS} requests, interleaved over three databases.`);
  let missed = 0;
  for (const [way, { name }] of ways.entries()) {
    say(`  ${name}`);
    const fewest = costs[way]?.[0] ?? [];
    for (const [level, own] of (costs[way] ?? []).entries()) {
      const ratio = spreadOf(own.map((cost, round) => cost / (fewest[round] ?? NaN)));
      const isMissed = ratio.middle > GATE;
      if (isMissed) missed++;
      say(
        `    among ${String(STORED[level]).padStart(7)} places: ${spreadOf(own).middle.toFixed(3)} ms of processor, ` +
          `${ratio.middle.toFixed(2)} × (${ratio.least.toFixed(2)} to ${ratio.most.toFixed(2)}), ` +
          `gate ${GATE} ${isMissed ? 'MISSED' : 'met'}`,
      );
    }
  }
  return missed;
}

/**
 * Three classes with the same 60 learners, and what is asked about them.
 *
 * @param {import('./bench.js').Database} database
 */
async function threeClasses(database) {
  const { instituteId } = await publishFlagship(database);
  const { appUrl } = database;
  const [office, leader, ...learners] = await people(appUrl, instituteId, [
    .../** @type {const} */ (['coordinator', 'facilitator']),
    ...Array.from({ length: 60 }, () => /** @type {const} */ ('learner')),
  ]);
  const reader = learners[0];
  if (!office || !leader || !reader) throw new Error('There is nobody to ask.');
  const { id } = await aClass(appUrl, instituteId, { leader, learners });
  for (let n = 0; n < 2; n++) await aClass(appUrl, instituteId, { leader, learners });
  const place = 'id name called state source print hearing seating enteredAt offeredUntil';
  const list = `query Bench($id: ID!) { enrolments(offering: $id, first: 50) { count endCursor nodes { ${place} } } }`;
  const own = `query Bench { myEnrolments { ${place} offeringId } }`;
  return {
    instituteId,
    ways: [
      { name: 'the office’s list of places, the first 50', ask: graphql(office, list, { id }) },
      { name: 'the class page of a learner', ask: get(reader, `/classes/${id}`) },
      { name: 'the class page of the office', ask: get(office, `/classes/${id}`) },
      { name: 'a learner’s own places', ask: graphql(reader, own, {}) },
    ],
  };
}

/** @param {import('./classes.mjs').Person} person @param {string} path @returns {import('./measure.mjs').Ask} */
function get({ cookie }, path) {
  return { method: 'GET', path, headers: { cookie } };
}

/**
 * @param {import('./classes.mjs').Person} person @param {string} query @param {object} variables
 * @returns {import('./measure.mjs').Ask}
 */
function graphql({ cookie }, query, variables) {
  const headers = { 'content-type': 'application/json', cookie };
  return { method: 'POST', path: '/graphql', headers, body: JSON.stringify({ query, variables }) };
}

/** @param {string} superuserUrl @param {string} name */
async function copyOf(superuserUrl, name) {
  const original = new URL(superuserUrl).pathname.slice(1);
  const client = new pg.Client({ connectionString: onDatabase(superuserUrl, 'template1') });
  await client.connect();
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${original} OWNER hearthside_owner`);
  await client.end();
}
