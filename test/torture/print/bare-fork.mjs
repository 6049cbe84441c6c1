import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('./says-ready.mjs', import.meta.url));

/**
 * Milliseconds in which a process that does nothing starts and says so. Whatever else the machine does
 * slows it as it slows a child of the typesetter.
 *
 * @returns {Promise<number>}
 */
export function bareFork() {
  const from = performance.now();
  return new Promise((resolve, reject) => {
    const child = fork(entry);
    child.on('error', reject);
    child.once('message', () => {
      resolve(performance.now() - from);
      child.kill();
    });
  });
}
