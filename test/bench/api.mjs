// How much one read of a course costs, in processor time of the service and of PostgreSQL together, against
// a hand-made endpoint that asks the same of the database. Rounds are interleaved.
import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { publishFlagship, slug } from './flagship.mjs';
import { askMany, askOnce, databaseCpu, spreadOf, startServer } from './measure.mjs';

const ROUNDS = 9;
const REQUESTS = 600;
const WARM_UP = 3_000;
/** A course with its lessons, activities, prompts and handouts, and each lesson's tree. */
const query = `query Bench($slug: ID!) { course(slug: $slug) {
  slug title subtitle neutralTitle disclaimer edition { id contentHash publishedOn } sources { title url }
  lessons { number slug title aim minutes sensitivity contentNote wayOut homePractice outcomes { text shownBy }
    activities { id title minutes startsAtMinute kind grouping core }
    prompts { text kind depth activity alone } handouts { id title kind private } bodyTree } } }`;

/** @param {import('./bench.js').Database} database @param {(line: string) => void} say */
export async function benchApi(database, say) {
  const { reader } = await publishFlagship(database);
  const { appUrl, superuserUrl } = database;
  const service = await startServer('service', { appUrl, keep: true });
  const json = { 'content-type': 'application/json', cookie: reader.cookie };
  const post = (/** @type {string} */ path, /** @type {string} */ text) =>
    /** @type {const} */ ({ method: 'POST', path, headers: json, body: text });
  const graphql = post('/graphql', JSON.stringify({ query, variables: { slug } }));
  const { text: body } = await askOnce(service.port, graphql);
  await store(database, body);
  const list = await trustedGet(service.port, reader.cookie);
  const servers = {
    limit: await startServer('limit', { body }),
    handMade: await startServer('hand-made', { superuserUrl, slug }),
    floor: await startServer('hand-made', { superuserUrl, slug, body }),
    uncached: await startServer('service', { appUrl, keep: false }),
    service,
  };
  const small = { ...list.ask };
  const ways = [
    { name: 'the limit: the same bytes from memory', server: servers.limit, ask: graphql },
    { name: '(h): node:http, pg, stored JSON', server: servers.handMade, ask: graphql },
    { name: 'the floor: (h) with the bytes in memory', server: servers.floor, ask: graphql },
    { name: 'GraphQL, answer not kept', server: servers.uncached, ask: graphql, gate: 1.5 },
    { name: 'GraphQL, answer kept', server: servers.service, ask: graphql, gate: 4 },
    {
      name: 'GraphQL by document, 304',
      server: servers.service,
      ask: { ...small, headers: { ...small.headers, 'if-none-match': list.etag }, status: 304 },
      gate: 5,
    },
  ];
  const costs = ways.map(() => /** @type {number[]} */ ([]));
  // The compiler of V8 works on the way; a cold service would be compared with a warm one.
  for (const { server, ask } of ways) await askMany(server.port, ask, WARM_UP);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, { server, ask }] of ways.entries()) {
      const before = (await server.cpu()) + databaseCpu(database.postmaster);
      await askMany(server.port, ask, REQUESTS);
      const after = (await server.cpu()) + databaseCpu(database.postmaster);
      costs[index]?.push((after - before) / REQUESTS);
    }
  }
  for (const server of Object.values(servers)) server.stop();

  say(`One course: ${body.length} bytes. ${ROUNDS} rounds of ${REQUESTS} requests, interleaved.`);
  const yardstick = costs[1] ?? [];
  let missed = 0;
  for (const [index, { name, gate }] of ways.entries()) {
    const own = costs[index] ?? [];
    const ratios = own.map((cost, round) => (yardstick[round] ?? NaN) / cost);
    const { middle, least, most } = spreadOf(ratios);
    const verdict =
      gate === undefined ? '' : middle >= gate ? `, gate ${gate} met` : `, gate ${gate} MISSED`;
    if (gate !== undefined && middle < gate) missed++;
    say(
      `  ${name.padEnd(40)} ${spreadOf(own).middle.toFixed(3)} ms of processor` +
        `   work per (h): ${middle.toFixed(2)} × (${least.toFixed(2)} to ${most.toFixed(2)})${verdict}`,
    );
  }
  return missed;
}

/** The answer as the hand-made endpoint finds it. @param {import('./bench.js').Database} database @param {string} body */
async function store({ superuserUrl }, body) {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  await client.query('CREATE TABLE bench_answer (edition_id text PRIMARY KEY, body json NOT NULL)');
  await client.query(
    'INSERT INTO bench_answer SELECT latest_edition_id, $1 FROM course WHERE slug = $2',
    [body, slug],
  );
  await client.end();
}

/** A document of our own clients, asked by its hash, with the mark of its answer. @param {number} port @param {string} cookie */
async function trustedGet(port, cookie) {
  const documents = JSON.parse(readFileSync('apps/api/trusted-documents.json', 'utf8'));
  const text =
    documents[Object.keys(documents).find((id) => documents[id].name === 'CourseList') ?? ''].text;
  const sha256Hash = createHash('sha256').update(text).digest('hex');
  const extensions = encodeURIComponent(
    JSON.stringify({ persistedQuery: { version: 1, sha256Hash } }),
  );
  const ask = /** @type {const} */ ({
    method: 'GET',
    path: `/graphql?extensions=${extensions}`,
    headers: { 'apollo-require-preflight': 'yes', cookie },
  });
  const { headers } = await askOnce(port, ask);
  return { ask, etag: String(headers.etag) };
}
