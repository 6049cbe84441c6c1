// @ts-check
/**
 * The process between the app and PostgreSQL. It holds PostgreSQL as its child and ends it when
 * its own standard input closes, which the operating system does for the app however the app ends,
 * `kill -9` included. To be run, not imported.
 *
 * Plain JavaScript, so that the same file runs from the sources and from the build.
 *
 * Input: an Order as JSON in the first argument. Output: one Report a line, as JSON.
 *
 * @typedef {object} Order
 * @property {string} file the program to spawn
 * @property {string[]} args
 * @property {string} cluster PostgreSQL's data directory
 * @property {string} logFile
 * @property {string} pgCtl signals the server on Windows, which has no signals of its own
 * @property {number} [uid]
 * @property {number} [gid]
 *
 * @typedef {{ready: {pid: number}} | {exit: {status: string, log: string}}} Report
 */
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes in the log before it moves to `….1`, replacing the one before: at most twice this on disk. */
const LOG_LIMIT = 5_000_000;
/** Characters of the log's end that go into the report when PostgreSQL ends. */
const LOG_TAIL = 2_000;
/** Milliseconds before each harder way of ending PostgreSQL, counted from the one before. */
const SHUTDOWN = /** @type {const} */ ([
  ['SIGINT', 0],
  ['SIGQUIT', 30_000],
  ['SIGKILL', 5_000],
]);

/** @type {Order} */
const order = JSON.parse(process.argv[2] ?? '');

// The app decides when PostgreSQL ends; Ctrl-C or a service manager must not do so before the app
// has finished its work.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
// Once the app is gone nobody reads the reports.
process.stdout.on('error', () => {});

let log = openSync(order.logFile, 'a', 0o600);
let logSize = fstatSync(log).size;
let logTail = '';

const postgres = spawn(order.file, order.args, {
  cwd: '/',
  // A process group of its own, for the same reason as above.
  detached: true,
  windowsHide: true,
  stdio: ['ignore', 'ignore', 'pipe'],
  ...(order.uid !== undefined && { uid: order.uid, gid: order.gid }),
});
postgres.stderr.on('data', writeLog);
postgres.on('error', (error) => finish(error.message));
postgres.on('exit', (code, signal) => {
  const status = signal ? `signal ${signal}` : `exit code ${code}`;
  // Its last words may still be in the pipe; orphaned children of it may keep the pipe open.
  postgres.on('close', () => finish(status));
  setTimeout(() => finish(status), 500);
});
process.stdin.on('error', shutDown).on('end', shutDown).resume();
const watch = setInterval(reportReady, 10);

/** PostgreSQL writes its state into the eighth line of postmaster.pid. */
function reportReady() {
  try {
    const lines = readFileSync(join(order.cluster, 'postmaster.pid'), 'utf8').split('\n');
    if (Number(lines[0]) !== postgres.pid || lines[7]?.trim() !== 'ready') return;
  } catch {
    return;
  }
  clearInterval(watch);
  report({ ready: { pid: Number(postgres.pid) } });
}

async function shutDown() {
  for (const [signal, wait] of SHUTDOWN) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    if (process.platform === 'win32' && signal !== 'SIGKILL') {
      spawnSync(order.pgCtl, ['kill', signal.slice(3), String(postgres.pid)]);
    } else {
      postgres.kill(signal);
    }
  }
}

/** @param {string} status */
function finish(status) {
  clearInterval(watch);
  report({ exit: { status, log: logTail } }, () => process.exit());
}

/**
 * @param {Report} message
 * @param {() => void} [done]
 */
function report(message, done) {
  process.stdout.write(JSON.stringify(message) + '\n', done);
}

/** A full disk must not stop the database from ending properly. @param {Buffer} chunk */
function writeLog(chunk) {
  logTail = (logTail + chunk.toString()).slice(-LOG_TAIL);
  try {
    if (logSize > LOG_LIMIT) {
      closeSync(log);
      renameSync(order.logFile, `${order.logFile}.1`);
      log = openSync(order.logFile, 'a', 0o600);
      logSize = 0;
    }
    logSize += writeSync(log, chunk);
  } catch {
    // The tail kept in memory still reaches the app.
  }
}
