import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const START = fileURLToPath(new URL('../../../apps/api/dist/main.js', import.meta.url));

/**
 * The service in a process of its own, as it runs in production.
 *
 * @param {Record<string, string>} settings
 */
export async function aService(settings) {
  const port = await aFreePort();
  const origin = `http://localhost:${port}`;
  const env = {
    ...{ PATH: process.env['PATH'], NODE_ENV: 'production', HEARTHSIDE_MODE: 'production' },
    ...{ HOST: '127.0.0.1', PORT: String(port), PUBLIC_URL: origin, TRUSTED_PROXIES: 'none' },
    ...settings,
  };
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  /** @type {string[]} the last of what it said */
  const said = [];
  return {
    origin,
    /** Waits until it is ready, or has ended. @returns {Promise<boolean>} */
    async start() {
      const begun = spawn(process.execPath, [START], { env, stdio: ['ignore', 'pipe', 'pipe'] });
      child = begun;
      const keep = (/** @type {Buffer} */ bytes) =>
        void (said.push(String(bytes)), said.splice(0, said.length - 50));
      begun.stderr.on('data', keep);
      begun.stdout.on('data', keep);
      const lines = createInterface(begun.stdout);
      return new Promise((resolve) => {
        lines.on('line', (line) => line.startsWith('Hearthside is ready') && resolve(true));
        begun.once('exit', () => resolve(false));
      });
    },
    /** With -9, at whatever it is. */
    async kill() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
    isRunning: () => child?.exitCode === null && child.signalCode === null,
    said: () => said.join(''),
  };
}

async function aFreePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  await new Promise((resolve) => server.close(resolve));
  return port;
}
