// `npm run bench [-- name …]`: measures side by side, in one run, and prints ratios with their spread. These
// machines are shared and noisy: only the ratios travel.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const build = spawnSync(process.execPath, [tsc, '-b'], { stdio: 'inherit' });
if (build.status !== 0) process.exit(build.status ?? 1);

const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);
const asked = process.argv.slice(2);
const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], {
  encoding: 'utf8',
}).stdout.trim();
say(
  `commit ${commit}, ${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} cores`,
);

/** @type {Record<string, () => Promise<number>>} */
const benches = {
  api: onDatabase(async (database) => (await import('./bench/api.mjs')).benchApi(database, say)),
  growth: onDatabase(async (database) =>
    (await import('./bench/growth.mjs')).benchGrowth(database, say),
  ),
  personal: onDatabase(async (database) =>
    (await import('./bench/personal.mjs')).benchPersonal(database, say),
  ),
  enrolments: onDatabase(async (database) =>
    (await import('./bench/enrolments.mjs')).benchEnrolments(database, say),
  ),
  crowd: onDatabase(async (database) =>
    (await import('./bench/crowd.mjs')).benchCrowd(database, say),
  ),
  start: async () => (await import('./bench/start.mjs')).benchStart(say),
  print: async () => (await import('./bench/print.mjs')).benchPrint(say),
};

let missed = 0;
for (const [name, run] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  say(`\n${name}`);
  missed += await run();
}
say(`\n${missed === 0 ? 'Every gate is met.' : `${missed} gates missed.`}`);

/**
 * Runs a bench on a migrated database of its own.
 *
 * @param {(database: import('./bench/bench.js').Database) => Promise<number>} work
 */
function onDatabase(work) {
  return async () => {
    const { startEmbeddedDatabase, migrate } = await import('@hearthside/platform');
    const { entities, migrations } = await import('@hearthside/api');
    const dataDir = mkdtempSync(join(tmpdir(), 'hearthside-bench-'));
    // PostgreSQL's own user must be able to pass.
    chmodSync(dataDir, 0o711);
    const database = await startEmbeddedDatabase({ dataDir });
    try {
      await migrate(database.ownerUrl, database.appUrl, entities, migrations);
      return await work({ ...database, postmaster: postmasterOf(database.superuserUrl) });
    } finally {
      await database.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  };
}

/** The process that listens on the database's port. @param {string} url */
function postmasterOf(url) {
  const { port } = new URL(url);
  const found = spawnSync('pgrep', ['-f', `postgres.*${port}`], { encoding: 'utf8' }).stdout.split(
    '\n',
  );
  const pid = found.map(Number).find((each) => each && isServer(each));
  if (!pid) throw new Error('The database’s process cannot be found.');
  return pid;
}

/** @param {number} pid */
function isServer(pid) {
  const [program = ''] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  return /postgres$/.test(program);
}
