import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { goneWithin, identityOf, parentOf, type ProcessIdentity } from '@hearthside/platform';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** `npm start` as a person runs it, in a process group of its own. */
export interface Product {
  npm: ChildProcess;
  url: string;
  output(): string;
  /** Resolves once the address is printed, or with what was said before an early end. */
  ready: Promise<void>;
  /** The exit code of npm. */
  ended: Promise<number | null>;
  /** npm's own process, node's, and everything below. */
  processes(): ProcessIdentity[];
  /** The node process that runs the service. */
  nodePid(): number;
}

export function startProduct(env: Record<string, string>, port: number): Product {
  const npm = spawn('npm', ['start', '--silent'], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', PORT: String(port), ...env },
  });
  let said = '';
  npm.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  npm.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => npm.on('exit', resolve));
  const ready = new Promise<void>((resolve, reject) => {
    npm.stdout.on('data', () => said.includes('Hearthside is ready') && resolve());
    void ended.then(() => reject(new Error(said)));
  });
  ready.catch(() => {});
  return {
    npm,
    url: `http://127.0.0.1:${port}`,
    output: () => said,
    ready,
    ended,
    processes: () => familyOf(npm.pid!),
    nodePid: () => {
      const node = familyOf(npm.pid!).find(
        ({ pid }) => commandOf(pid).includes('start.mjs') && commandOf(pid).startsWith('node'),
      );
      if (!node) throw new Error('No node process runs the service.');
      return node.pid;
    },
  };
}

/** Commands of those still running after at most so many milliseconds. */
export async function survivorsOf(
  processes: ProcessIdentity[],
  patience = 10_000,
): Promise<string[]> {
  const until = Date.now() + patience;
  const survivors: string[] = [];
  for (const each of processes) {
    if (!(await goneWithin(each, until - Date.now()))) survivors.push(commandOf(each.pid));
  }
  return survivors;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A process and everything below it. */
export function familyOf(ancestor: number): ProcessIdentity[] {
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  const parents = new Map(pids.map((pid) => [pid, parentOf(pid)]));
  const family = [ancestor];
  for (const member of family) {
    for (const [pid, parent] of parents) if (parent === member) family.push(pid);
  }
  return family.flatMap((pid) => identityOf(pid) ?? []);
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}
