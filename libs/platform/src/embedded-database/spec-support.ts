import { spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { transformFileSync } from '@swc/core';
import { Client, type QueryResultRow } from 'pg';
import { goneWithin, identityOf, type ProcessIdentity } from './process-identity.js';

const here = dirname(fileURLToPath(import.meta.url));
const cleanUps: (() => Promise<unknown> | void)[] = [];

/** To be undone after the test, last first. */
export function afterwards(cleanUp: () => Promise<unknown> | void): void {
  cleanUps.push(cleanUp);
}

/** Undoes what the test has left: databases, host processes, folders. For `afterEach`. */
export async function cleanUpAll(): Promise<void> {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
}

/** A new folder among the system's temporary ones; by default others can pass through it. */
export function temporaryFolder(mode = 0o711): string {
  const folder = mkdtempSync(join(tmpdir(), 'hearthside-spec-'));
  chmodSync(folder, mode);
  afterwards(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/** The rows of one query on a connection of its own. */
export async function rowsOf(url: string, sql: string): Promise<QueryResultRow[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A process of its own that has started a database and writes rows until it is killed. */
export interface Host {
  identity: ProcessIdentity;
  /** The lines it has printed: one for the start, then one for each row it knows to be kept. */
  lines: string[];
  /** Resolves when that many lines are there or the process has ended. */
  printed(lines: number): Promise<void>;
  kill(): Promise<void>;
}

/** Node runs the fixture itself, so it gets the sources as JavaScript, without a build. */
export function startHost(dataDir: string): Host {
  const modules = transpiledSources();
  const fixture = join(here, 'spec-host.mjs');
  const entry = join(modules, 'embedded-database.js');
  const child = spawn(process.execPath, [fixture, entry, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const identity = identityOf(child.pid!)!;
  const lines: string[] = [];
  const reader = createInterface(child.stdout).on('line', (line) => lines.push(line));
  let ended = false;
  const end = new Promise<void>((resolve) => child.on('close', () => resolve()));
  void end.then(() => (ended = true));
  const host = {
    identity,
    lines,
    async printed(count: number) {
      while (lines.length < count && !ended) {
        await Promise.race([new Promise((resolve) => reader.once('line', resolve)), end]);
      }
    },
    async kill() {
      child.kill('SIGKILL');
      await end;
    },
  };
  afterwards(() => host.kill());
  return host;
}

/** The PostgreSQL on a data directory and the supervisor that is its parent (Linux only). */
export function serverOf(dataDir: string): {
  postgres: ProcessIdentity;
  supervisor: ProcessIdentity;
} {
  const file = join(dataDir, 'postgresql', 'postmaster.pid');
  const postgres = identityOf(Number(readFileSync(file, 'utf8').split('\n')[0]))!;
  const parent = /^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${postgres.pid}/status`, 'utf8'));
  const supervisor = identityOf(Number(parent![1]))!;
  afterwards(async () => {
    // Only if the test has failed half-way is there anything left to end.
    if (await goneWithin(postgres, 0)) return;
    process.kill(postgres.pid, 'SIGQUIT');
    await goneWithin(postgres, 5_000);
  });
  return { postgres, supervisor };
}

function transpiledSources(): string {
  const folder = temporaryFolder();
  for (const name of readdirSync(here)) {
    if (/\.(spec|d)\.ts$/.test(name) || name.startsWith('spec-')) continue;
    if (name.endsWith('.mjs')) copyFileSync(join(here, name), join(folder, name));
    if (!name.endsWith('.ts')) continue;
    const { code } = transformFileSync(join(here, name), {
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
      swcrc: false,
    });
    writeFileSync(join(folder, name.replace(/ts$/, 'js')), code);
  }
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const pg = createRequire(import.meta.url).resolve('pg/package.json');
  symlinkSync(dirname(dirname(pg)), join(folder, 'node_modules'));
  return folder;
}
