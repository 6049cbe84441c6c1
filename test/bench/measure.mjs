import { fork } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';

/** @typedef {{ port: number, cpu(): Promise<number>, stop(): void }} Server */
/** @typedef {{ method: 'GET' | 'POST', path: string, headers: Record<string, string>, body?: string, status?: number }} Ask */

/** Milliseconds of one tick in /proc: the kernel's USER_HZ is 100 on every Linux that Node runs on. */
const TICK = 10;

/** @param {string} name @param {object} options @returns {Promise<Server>} */
export function startServer(name, options) {
  const entry = fileURLToPath(new URL(`./servers/${name}.mjs`, import.meta.url));
  const child = fork(entry, {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['pipe', 'inherit', 'inherit', 'ipc'],
  });
  // An answer is longer than an argument may be.
  child.stdin?.end(JSON.stringify(options));
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => reject(new Error(`${name} ended with ${code}.`)));
    child.once('message', (/** @type {any} */ { port }) =>
      resolve({
        port,
        cpu: () =>
          new Promise((answer) => {
            child.once('message', (/** @type {any} */ { cpu }) => answer(cpu / 1000));
            child.send('cpu');
          }),
        stop: () => child.kill(),
      }),
    );
  });
}

/**
 * Milliseconds of processor time that PostgreSQL's processes have used, those that have ended included.
 *
 * @param {number} postmaster its process id
 */
export function databaseCpu(postmaster) {
  const own = (/** @type {string[]} */ fields) => Number(fields[11]) + Number(fields[12]);
  const ended = (/** @type {string[]} */ fields) => Number(fields[13]) + Number(fields[14]);
  let ticks = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const fields = statOf(pid);
    if (!fields) continue;
    if (Number(pid) === postmaster) ticks += own(fields) + ended(fields);
    else if (Number(fields[1]) === postmaster) ticks += own(fields);
  }
  return ticks * TICK;
}

/** The fields of /proc/<pid>/stat after the name, which may hold spaces. @param {string} pid */
function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/** Asks so many times over eight connections that stay open. @param {number} port @param {Ask} ask @param {number} times */
export async function askMany(port, ask, times) {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  let left = times;
  const asker = async () => {
    while (left-- > 0) await askOnce(port, ask, agent);
  };
  await Promise.all(Array.from({ length: 8 }, asker));
  agent.destroy();
}

/**
 * @param {number} port @param {Ask} ask @param {Agent} [agent]
 * @returns {Promise<{ text: string, headers: import('node:http').IncomingHttpHeaders }>}
 */
export function askOnce(port, { method, path, headers, body, status = 200 }, agent) {
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, method, path, headers, agent }, (reply) => {
      /** @type {Buffer[]} */
      const chunks = [];
      reply.on('data', (chunk) => chunks.push(chunk));
      reply.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        if (reply.statusCode === status) resolve({ text, headers: reply.headers });
        else
          reject(
            new Error(`${method} ${path} answered ${reply.statusCode}: ${text.slice(0, 200)}`),
          );
      });
    });
    call.on('error', reject);
    call.end(body);
  });
}

/** The middle value, and the smallest and largest. @param {number[]} values */
export function spreadOf(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? NaN;
  return { middle, least: sorted[0] ?? NaN, most: sorted.at(-1) ?? NaN };
}
