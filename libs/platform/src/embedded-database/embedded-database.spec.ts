import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { startEmbeddedDatabase, type EmbeddedDatabase } from './embedded-database.js';
import { goneWithin } from './process-identity.js';
import { afterwards, cleanUpAll, rowsOf, serverOf, temporaryFolder } from './spec-support.js';
import { runsAsRoot } from './unprivileged-user.js';

// Only root has to run PostgreSQL as another user; anybody else has none to give it to.
const asRoot = runsAsRoot() ? it : it.skip;
// Finds PostgreSQL's processes in /proc.
const onLinux = process.platform === 'linux' ? it : it.skip;

async function start(dataDir: string): Promise<EmbeddedDatabase> {
  const database = await startEmbeddedDatabase({ dataDir, durable: false });
  afterwards(() => database.stop());
  return database;
}

describe('The embedded database', () => {
  afterEach(cleanUpAll);

  it('keeps its data from one start to the next', async () => {
    const dataDir = temporaryFolder();
    const first = await start(dataDir);
    await rowsOf(first.ownerUrl, "CREATE TABLE kept AS SELECT 'Zoë' AS name");
    await first.stop();
    await first.stop();
    const second = await start(dataDir);
    expect(await rowsOf(second.ownerUrl, 'SELECT name FROM kept')).toEqual([{ name: 'Zoë' }]);
    await second.stop();
    expect(existsSync(join(dataDir, 'owner.json'))).toBe(false);
    expect(await second.exited).toMatchObject({ expected: true });
  });

  it('is durable unless told otherwise', async () => {
    const dataDir = temporaryFolder();
    const sql = `SELECT name FROM pg_settings WHERE setting = 'on'
      AND name IN ('fsync', 'synchronous_commit', 'full_page_writes')`;
    const fast = await start(dataDir);
    expect(await rowsOf(fast.superuserUrl, sql)).toHaveLength(0);
    await fast.stop();
    const durable = await startEmbeddedDatabase({ dataDir });
    afterwards(() => durable.stop());
    expect(await rowsOf(durable.superuserUrl, sql)).toHaveLength(3);
  });

  it('removes what an interrupted first start left behind', async () => {
    const dataDir = temporaryFolder();
    mkdirSync(join(dataDir, 'postgresql.new-abc', 'cluster'), { recursive: true });
    await start(dataDir);
    expect(readdirSync(dataDir).filter((name) => name.includes('new-'))).toEqual([]);
  });

  it('refuses a second start on the same folder, however its path is written', async () => {
    const dataDir = temporaryFolder();
    await start(dataDir);
    const other = `${dataDir}-link`;
    symlinkSync(dataDir, other);
    afterwards(() => rmSync(other));
    await expect(startEmbeddedDatabase({ dataDir: other })).rejects.toMatchObject({
      name: 'DataFolderInUse',
      message: expect.stringMatching(/already running .*process \d+.* stop the other .*DATA_DIR/),
    });
  });

  onLinux('tells the app when PostgreSQL dies under it', async () => {
    const dataDir = temporaryFolder();
    const database = await start(dataDir);
    process.kill(serverOf(dataDir).postgres.pid, 'SIGKILL');
    expect(await database.exited).toMatchObject({
      expected: false,
      reason: expect.stringMatching(/^signal SIGKILL/),
    });
    await database.stop();
    await start(dataDir);
  });

  onLinux('ends PostgreSQL when its supervisor is killed', async () => {
    const dataDir = temporaryFolder();
    const database = await start(dataDir);
    const { postgres, supervisor } = serverOf(dataDir);
    process.kill(supervisor.pid, 'SIGKILL');
    expect(await database.exited).toMatchObject({ expected: false });
    expect(await goneWithin(postgres, 0)).toBe(true);
  });

  asRoot('works in a data folder that only root can enter', async () => {
    const dataDir = join(temporaryFolder(0o700), 'data');
    const first = await start(dataDir);
    const location = join(dataDir, 'postgresql-location.json');
    const { folder } = JSON.parse(readFileSync(location, 'utf8')) as { folder: string };
    afterwards(() => rmSync(folder, { recursive: true, force: true }));
    expect(folder).toMatch(/^\/var\/lib\/hearthside\/[0-9a-f]{12}$/);
    await rowsOf(first.ownerUrl, 'CREATE TABLE kept ()');
    await first.stop();
    // What was decided once stays, though now PostgreSQL could reach the folder.
    chmodSync(dirname(dataDir), 0o711);
    const second = await start(dataDir);
    expect(await rowsOf(second.ownerUrl, 'SELECT FROM kept')).toEqual([]);
    await second.stop();
    chmodSync(dirname(dataDir), 0o700);
    rmSync(dataDir, { recursive: true });
    const anew = await start(dataDir);
    await expect(rowsOf(anew.ownerUrl, 'SELECT FROM kept')).rejects.toThrow(/does not exist/);
    expect(readdirSync(folder)).toContainEqual(expect.stringMatching(/^postgresql\.set-aside-/));
  });
});
