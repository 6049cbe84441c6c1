import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { startEmbeddedDatabase } from './embedded-database.js';
import { goneWithin } from './process-identity.js';
import {
  afterwards,
  cleanUpAll,
  rowsOf,
  serverOf,
  startHost,
  temporaryFolder,
  type Host,
} from './spec-support.js';
import { ownerOf } from './unprivileged-user.js';

/** How the numbers of processes are found out differs too much elsewhere. */
const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('After a crash the embedded database', () => {
  afterEach(cleanUpAll);

  async function expectAllKept(dataDir: string, host: Host): Promise<void> {
    const database = await startEmbeddedDatabase({ dataDir });
    afterwards(() => database.stop());
    const rows = await rowsOf(database.ownerUrl, 'SELECT id FROM kept');
    const kept = new Set(rows.map((row) => String(row['id'])));
    const acknowledged = host.lines.slice(1);
    expect(acknowledged.length).toBeGreaterThanOrEqual(20);
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
  }

  it('leaves no process behind when the app is killed, and has every acknowledged row', async () => {
    const dataDir = temporaryFolder();
    const host = startHost(dataDir);
    await host.printed(21);
    const { postgres, supervisor } = serverOf(dataDir);
    await host.kill();
    expect(await goneWithin(postgres, 5_000)).toBe(true);
    expect(await goneWithin(supervisor, 5_000)).toBe(true);
    await expectAllKept(dataDir, host);
  });

  it('starts at once after the app was killed, without waiting for the supervisor', async () => {
    const dataDir = temporaryFolder();
    const host = startHost(dataDir);
    await host.printed(21);
    serverOf(dataDir);
    await host.kill();
    await expectAllKept(dataDir, host);
  });

  it('ends the PostgreSQL left behind when app and supervisor were killed', async () => {
    const dataDir = temporaryFolder();
    const host = startHost(dataDir);
    await host.printed(21);
    const { postgres, supervisor } = serverOf(dataDir);
    process.kill(supervisor.pid, 'SIGKILL');
    await host.kill();
    expect(await goneWithin(postgres, 0)).toBe(false);
    await expectAllKept(dataDir, host);
    expect(await goneWithin(postgres, 0)).toBe(true);
  });

  it('starts when all was killed and another program now has the old process number', async () => {
    const dataDir = temporaryFolder();
    const host = startHost(dataDir);
    await host.printed(21);
    const { postgres, supervisor } = serverOf(dataDir);
    for (const { pid } of [supervisor, host.identity, postgres]) process.kill(pid, 'SIGKILL');
    await host.kill();
    expect(await goneWithin(postgres, 5_000)).toBe(true);
    const cluster = join(dataDir, 'postgresql');
    const other = spawn('sleep', ['60'], { ...ownerOf(cluster), stdio: 'ignore' });
    afterwards(() => void other.kill());
    const file = join(cluster, 'postmaster.pid');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(other.pid)));
    await expectAllKept(dataDir, host);
    expect(other.exitCode ?? other.signalCode).toBeNull();
  });

  it('has exactly one winner when two apps start at the same moment', async () => {
    const dataDir = temporaryFolder();
    const hosts = [startHost(dataDir), startHost(dataDir)];
    await Promise.all(hosts.map((host) => host.printed(1)));
    serverOf(dataDir);
    const answers = hosts.map((host) => host.lines[0]!.split(':')[0]);
    expect(answers.sort()).toEqual(['DataFolderInUse', 'ready']);
    await Promise.all(hosts.map((host) => host.kill()));
  });
});
