// How long a person waits from the command to a page, database included, when nothing is there yet and when
// everything is. The yardstick is the database alone.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedDatabase } from '@hearthside/platform';
import { askOnce, spreadOf } from './measure.mjs';

const ROUNDS = 5;
/** Seconds for a first start. */
const GATE = 3;

/** @param {(line: string) => void} say */
export async function benchStart(say) {
  /** @type {Record<'database' | 'first' | 'second', number[]>} */
  const seconds = { database: [], first: [], second: [] };
  for (let round = 0; round < ROUNDS; round++) {
    await inFolder(async (dataDir) =>
      seconds.database.push(await timed(() => databaseAlone(dataDir))),
    );
    await inFolder(async (dataDir) => {
      seconds.first.push(await timed(() => service(dataDir)));
      seconds.second.push(await timed(() => service(dataDir)));
    });
  }
  const yardstick = spreadOf(seconds.database).middle;
  const names = {
    database: 'a new database alone',
    first: 'a first start',
    second: 'every later start',
  };
  let missed = 0;
  for (const [name, own] of Object.entries(seconds)) {
    const { middle, least, most } = spreadOf(own);
    const isGated = name === 'first';
    if (isGated && middle > GATE) missed++;
    const verdict = isGated ? `, gate ${GATE} s ${middle > GATE ? 'MISSED' : 'met'}` : '';
    say(
      `  ${names[/** @type {keyof typeof names} */ (name)].padEnd(22)} ${middle.toFixed(2)} s ` +
        `(${least.toFixed(2)} to ${most.toFixed(2)}), ${(middle / yardstick).toFixed(2)} × the database${verdict}`,
    );
  }
  return missed;
}

/** @param {() => Promise<() => Promise<unknown>>} start gives what ends it again; that is not timed */
async function timed(start) {
  const began = performance.now();
  const end = await start();
  const seconds = (performance.now() - began) / 1000;
  await end();
  return seconds;
}

/** @param {(dataDir: string) => Promise<unknown>} work */
async function inFolder(work) {
  const dataDir = mkdtempSync(join(tmpdir(), 'hearthside-bench-'));
  chmodSync(dataDir, 0o711);
  await work(dataDir);
  rmSync(dataDir, { recursive: true, force: true });
}

/** @param {string} dataDir */
async function databaseAlone(dataDir) {
  const database = await startEmbeddedDatabase({ dataDir });
  return () => database.stop();
}

/** The built service, until its first page answers. @param {string} dataDir */
async function service(dataDir) {
  const port = await freePort();
  const child = spawn(process.execPath, ['--enable-source-maps', 'apps/api/dist/main.js'], {
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), DATA_DIR: dataDir },
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const home = /** @type {const} */ ({ method: 'GET', path: '/', headers: {} });
  for (;;) {
    const answers = await askOnce(port, home).then(
      () => true,
      () => false,
    );
    if (answers) break;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return () => {
    child.kill('SIGTERM');
    return ended;
  };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}
