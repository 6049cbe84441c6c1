// Two institutes over one pool, by a mixture of everything that asks the database: whatever breaks on the
// way, no answer has a word of the other's. `npm run torture isolation -- --requests 1000000 --seed 1`
import 'reflect-metadata';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, entities } from '@hearthside/api';
import { cookieSecretOf } from '@hearthside/people';
import {
  appDataSource,
  Contexts,
  KEY_LENGTH,
  Keys,
  readSettings,
  startEmbeddedDatabase,
} from '@hearthside/platform';
import { makeTemplate, onDatabase, TEMPLATE } from '../template-database.mjs';
import { kinds } from './isolation/requests.mjs';
import { seeded } from './isolation/seeded.mjs';
import { twoInstitutes } from './isolation/two-institutes.mjs';

/** At once; four times as many as there are connections, so that the pool is always empty. */
const AT_ONCE = 40;
const REQUESTS = 100_000;

/**
 * @param {(isGood: boolean, line: string) => void} report
 * @param {Record<string, string>} [options]
 */
export async function run(report, { requests = String(REQUESTS), seed = '1' } = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'hearthside-isolation-'));
  chmodSync(dataDir, 0o711);
  const database = await startEmbeddedDatabase({ dataDir, durable: false });
  try {
    await makeTemplate(database);
    await tortured(report, onDatabase(database.appUrl, TEMPLATE), Number(requests), Number(seed));
  } finally {
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/**
 * @param {(isGood: boolean, line: string) => void} report
 * @param {string} appUrl @param {number} requests @param {number} seed
 */
async function tortured(report, appUrl, requests, seed) {
  const source = await appDataSource(appUrl, entities).initialize();
  const keys = Keys.from(Buffer.alloc(KEY_LENGTH, 7));
  const app = await createApp(readSettings({}), source, keys);
  await app.listen(0, '127.0.0.1');
  const { port } = /** @type {import('node:net').AddressInfo} */ (app.getHttpServer().address());
  const institutes = await twoInstitutes(app, cookieSecretOf(keys));
  const contexts = app.get(Contexts);
  const random = seeded(seed);
  /** @type {Map<string, number>} */
  const counts = new Map();
  /** @type {Record<'leaks' | 'missing' | 'broken', string[]>} */
  const { leaks, missing, broken } = { leaks: [], missing: [], broken: [] };
  const ways = kinds.map((kind) => ({ ...kind, until: 0 }));
  let total = 0;
  for (const way of ways) way.until = total += way.weight;
  let next = 0;
  const turn = async (/** @type {number} */ number) => {
    const at = random() * total;
    const kind = ways.find(({ until }) => at < until) ?? ways[0];
    const [own, other] = random() < 0.5 ? institutes : [institutes[1], institutes[0]];
    const person = own.people[Math.floor(random() * own.people.length)];
    if (!kind || !person) throw new Error('There is nobody to ask.');
    counts.set(kind.name, (counts.get(kind.name) ?? 0) + 1);
    const note = (/** @type {string[]} */ list, /** @type {string} */ words) =>
      void list.push(`${number} ${kind.name}: ${words}`);
    const found = await kind
      .send({ app, contexts, own, other, person, port, random, number })
      .then((seen) => ({ ...seen, failed: false }))
      .catch((/** @type {Error} */ error) => ({
        seen: `${error.message}`,
        own: undefined,
        failed: true,
      }));
    const isNobody = kind.name === 'nobody';
    const forbidden = isNobody ? institutes.flatMap(({ words }) => words) : other.words;
    // What was sent comes back in an error; what was not may not.
    const leaked = forbidden.filter(
      (word) => found.seen.includes(word) && !sentBy(kind.name, word, other),
    );
    if (leaked.length > 0) note(leaks, leaked.join());
    if (found.failed !== (kind.fails ?? false)) note(broken, found.seen.slice(0, 200));
    if (found.own && !found.seen.includes(found.own)) note(missing, found.seen.slice(0, 200));
  };
  const from = performance.now();
  const worker = async () => {
    for (let number = next++; number < requests; number = next++) await turn(number);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const seconds = (performance.now() - from) / 1000;
  const left = await leftOn(source);
  await app.close();
  if (source.isInitialized) await source.destroy();

  const rate = requests / seconds;
  report(
    leaks.length === 0,
    `${requests - leaks.length} of ${requests} answers without a word of the other's ` +
      `(seed ${seed})${first(leaks)}`,
  );
  report(
    missing.length === 0,
    `${missing.length} answers without their own words${first(missing)}`,
  );
  report(
    broken.length === 0,
    `${broken.length} that failed, or did not, against what was meant${first(broken)}`,
  );
  report(left.length === 0, `${left.length} connections left at an institute`);
  report(counts.size === kinds.length, `${counts.size} of ${kinds.length} kinds of request`);
  report(
    checksItself(institutes),
    `the search finds what is there; ${rate.toFixed(0)} requests a second, ` +
      `a million in ${(1_000_000 / rate / 60).toFixed(0)} minutes`,
  );
}

/** @param {string[]} list */
function first(list) {
  return list.length > 0 ? `, such as ${list.slice(0, 3).join(' | ')}` : '';
}

/** @param {string} kind @param {string} word @param {import('./isolation/two-institutes.mjs').Institute} other */
function sentBy(kind, word, other) {
  return kind === 'a write for the other' && word === other.id;
}

/** A search that could find nothing would be content with everything. @param {import('./isolation/two-institutes.mjs').Institute[]} institutes */
function checksItself([one, two]) {
  const leak = JSON.stringify([{ name: `${one?.name} House` }, { name: `${two?.name} House` }]);
  return [one, two].every((each) => each?.words.some((word) => leak.includes(word)));
}

/** Tenants that connections of the pool still have, asked of all at once. @param {import('typeorm').DataSource} source */
async function leftOn(source) {
  const asked = Array.from({ length: 30 }, () =>
    source.query(
      `SELECT current_setting('app.institute_id', true) AS tenant, count(m.*)::int AS seen,
              pg_sleep(0.05) FROM membership m`,
    ),
  );
  const rows = (await Promise.all(asked)).flat();
  return rows.filter(({ tenant, seen }) => tenant || seen > 0);
}
