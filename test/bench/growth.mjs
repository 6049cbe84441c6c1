// Does a read cost more when more is stored that nobody asked for? The same course among 10, 1,000 and
// 100,000 others.
import 'reflect-metadata';
import pg from 'pg';
import { askMany, databaseCpu, spreadOf, startServer } from './measure.mjs';
import { publishFlagship, slug } from './flagship.mjs';

const STORED = [10, 1_000, 100_000];
const ROUNDS = 7;
const REQUESTS = 500;
const WARM_UP = 3_000;
const GATE = 1.2;

/** @param {import('./bench.js').Database} database @param {(line: string) => void} say */
export async function benchGrowth(database, say) {
  const { instituteId, reader } = await publishFlagship(database);
  const { appUrl, postmaster } = database;
  const server = await startServer('service', { appUrl, keep: true });
  const query =
    'query Bench($slug: ID!) { course(slug: $slug) { title lessons { title minutes } } }';
  const ask = /** @type {const} */ ({
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json', cookie: reader.cookie },
    body: JSON.stringify({ query, variables: { slug } }),
  });
  await askMany(server.port, ask, WARM_UP);
  const costs = [];
  for (const stored of STORED) {
    await fillUp(database, instituteId, stored);
    await askMany(server.port, ask, REQUESTS);
    const own = [];
    for (let round = 0; round < ROUNDS; round++) {
      const before = (await server.cpu()) + databaseCpu(postmaster);
      await askMany(server.port, ask, REQUESTS);
      own.push(((await server.cpu()) + databaseCpu(postmaster) - before) / REQUESTS);
    }
    costs.push(spreadOf(own));
  }
  server.stop();
  const first = costs[0]?.middle ?? NaN;
  let missed = 0;
  for (const [index, { middle, least, most }] of costs.entries()) {
    const ratio = middle / first;
    const isMissed = ratio > GATE;
    if (isMissed) missed++;
    say(
      `  among ${String(STORED[index]).padStart(7)} courses: ${middle.toFixed(3)} ms of processor ` +
        `(${least.toFixed(3)} to ${most.toFixed(3)}), ${ratio.toFixed(2)} ×, gate ${GATE} ${isMissed ? 'MISSED' : 'met'}`,
    );
  }
  return missed;
}

/**
 * Other courses of the institute, each with an edition and a lesson.
 *
 * @param {import('./bench.js').Database} database @param {string} instituteId @param {number} amount
 */
async function fillUp({ superuserUrl }, instituteId, amount) {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  const others = `SELECT 'other-' || n AS slug, 'e' || n AS id FROM generate_series(1, ${amount}) n`;
  await client.query(`INSERT INTO edition (id, course_slug, content_hash, published_on, course)
    SELECT id, slug, id, '2026-11-22', '{}' FROM (${others}) o ON CONFLICT DO NOTHING`);
  await client.query(`INSERT INTO edition_lesson (edition_id, number, tree)
    SELECT id, 1, '{}' FROM (${others}) o ON CONFLICT DO NOTHING`);
  await client.query(
    `INSERT INTO edition_grant (institute_id, edition_id, granted_at)
     SELECT $1, id, now() FROM (${others}) o ON CONFLICT DO NOTHING`,
    [instituteId],
  );
  await client.query(
    `INSERT INTO course (institute_id, slug, code, latest_edition_id, own)
     SELECT $1, slug, slug, id, false FROM (${others}) o ON CONFLICT DO NOTHING`,
    [instituteId],
  );
  await client.query('ANALYZE');
  await client.end();
}
