// `npm run fuzz [-- inputs [seed]]`: reads a million damaged courses, in as many processes as there are
// cores. Every one must end in a tree or in problems with places. Ends with "N passed, N failed".
import { fork, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const root = fileURLToPath(new URL('../', import.meta.url));
const { status } = spawnSync(process.execPath, [tsc, '-b'], { cwd: root, stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);

const inputs = Number(process.argv[2] ?? 1_000_000);
const seed = Number(process.argv[3] ?? 20261122);
const workers = availableParallelism();
/** Milliseconds without a sign of life after which a process counts as hung. */
const PATIENCE = 120_000;

const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);
const began = Date.now();
// What each process has done so far, for whoever ends this with Ctrl-C before it is finished.
/** @type {Map<number, { passed: number, failed: number }>} */
const progress = new Map();
process.on('SIGINT', () => {
  const all = [...progress.values()];
  const done = all.reduce((sum, each) => sum + each.passed, 0);
  const failed = all.reduce((sum, each) => sum + each.failed, 0);
  say(
    `Stopped after ${done} inputs, seed ${seed}, ${((Date.now() - began) / 1000).toFixed(0)} s: ${done} passed, ${failed} failed so far`,
  );
  process.exit(130);
});
/** @type {{ passed: number, failures: string[], slowest: number, grown: number }[]} */
const results = await Promise.all(
  Array.from({ length: workers }, (_, n) => run(Math.ceil(inputs / workers), seed + n)),
);
const passed = results.reduce((sum, each) => sum + each.passed, 0);
const failures = results.flatMap((each) => each.failures);
for (const failure of failures.slice(0, 20)) process.stdout.write(`\n${failure}\n`);
const seconds = (Date.now() - began) / 1000;
say(`seed ${seed}, ${workers} processes, ${Math.round(passed / seconds)} inputs a second`);
say(`slowest input: ${Math.max(...results.map((each) => each.slowest)).toFixed(0)} ms`);
say(
  `memory after collection, from the first tenth to the end: ` +
    results.map((each) => `${each.grown >= 0 ? '+' : ''}${each.grown.toFixed(1)} MB`).join(', '),
);
say(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;

/**
 * @param {number} amount @param {number} from
 * @returns {Promise<{ passed: number, failures: string[], slowest: number, grown: number }>}
 */
function run(amount, from) {
  return new Promise((resolve) => {
    const entry = fileURLToPath(new URL('./fuzz/reader.mjs', import.meta.url));
    const child = fork(entry, [String(amount), String(from)], { execArgv: ['--expose-gc'] });
    let last = '';
    let passed = 0;
    /** @type {NodeJS.Timeout} */
    let timer;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
    };
    wait();
    child.on('message', (/** @type {any} */ message) => {
      wait();
      ({ passed, last } = { passed, last, ...message });
      progress.set(from, { passed, failed: message.failed ?? 0 });
      if (message.result) {
        clearTimeout(timer);
        resolve(message.result);
      }
    });
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      const why = `A process ended with ${signal ?? code} after input ${last}, seed ${from}.`;
      resolve({ passed, failures: [why], slowest: PATIENCE, grown: 0 });
    });
  });
}
