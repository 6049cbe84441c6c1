import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ErasureLedger, placeToSave, readBackupSettings } from '@hearthside/platform';
import { repository } from '../command-line.js';
import { freePort, startProduct, type Product } from '../product.js';
import { withClient } from './bare-database.js';

const folder = mkdtempSync(join(tmpdir(), 'hearthside-commands-'));
// Else the database would be put where PostgreSQL's own user can go, and stay there.
chmodSync(folder, 0o711);
const [first, second, stick] = ['first', 'second', 'stick'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];
let product: Product | undefined;

/** `npm run …` as a person types it. */
function type(dataDir: string, command: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', command, '--', ...args], {
    cwd: repository,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', DATA_DIR: dataDir },
  });
  return { status, said: stdout + stderr };
}

async function start(dataDir: string): Promise<Product> {
  product = startProduct({ DATA_DIR: dataDir }, await freePort());
  await product.ready;
  return product;
}

async function stop(): Promise<void> {
  product?.npm.kill('SIGTERM');
  await product?.ended;
  product = undefined;
}

/** Beside the service, as a backup would reach it. */
async function inDatabase<Row>(dataDir: string, sql: string): Promise<Row[]> {
  const place = await placeToSave(await readBackupSettings({ DATA_DIR: dataDir }, 'save'));
  try {
    return await withClient(place.doors.allUrl, async (client) => (await client.query(sql)).rows);
  } finally {
    await place.close();
  }
}

/** Milliseconds; every command builds first. */
const PATIENCE = 240_000;

const backups = () => readdirSync(stick).filter((name) => name.endsWith('.backup'));
const theBackup = () => join(stick, backups()[0]!);

/** The processes that a command starts are found in /proc. */
const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('npm run backup', () => {
  beforeAll(async () => {
    expect(type(first, 'backup').said).toContain('There is nothing to save');
    expect(existsSync(first)).toBe(false);
    await start(first);
    await inDatabase(
      first,
      `INSERT INTO institute (id, name, time_zone, created_at)
      VALUES ('${randomUUID()}', 'Of this drill', 'UTC', now())`,
    );
  });
  afterAll(async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('saves while the service runs, keeps so many, and says what to keep apart', async () => {
    const ids = { kind: 'drill', id: randomUUID() };
    await new ErasureLedger(join(first, 'erased.jsonl')).append({
      ...ids,
      at: '2026-11-22T00:00:00Z',
    });
    const before = type(first, 'backup', '--to', stick, '--keep', '1');
    const { status, said } = type(first, 'backup', '--to', stick, '--keep', '1');
    expect([before.status, status]).toEqual([0, 0]);
    expect(backups()).toHaveLength(1);
    expect(before.said).not.toContain(theBackup());
    expect(said).toContain(`Saved in:    ${theBackup()}`);
    expect(said).toMatch(/Removed: {5}1 older backup/);
    expect(said).toMatch(/Keep the master key in another place/);
    expect(said).toContain(`npm run restore -- ${theBackup()}`);
    const list = await new ErasureLedger(join(stick, 'hearthside-erased.jsonl')).read();
    expect(list).toMatchObject([ids]);
    // Those to be erased again are another test's matter.
    for (const file of [join(first, 'erased.jsonl'), join(stick, 'hearthside-erased.jsonl')])
      rmSync(file);
  });

  it('tells a whole backup from a damaged one without a database', () => {
    const whole = type(first, 'backup', '--verify', theBackup());
    expect(whole.status).toBe(0);
    expect(whole.said).toContain('The backup is whole');
    expect(whole.said).toMatch(/public\.institute +[1-9]\d*\n/);
    const bad = join(folder, 'bad.backup');
    const bytes = readFileSync(theBackup());
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(bad, bytes);
    const damaged = type(first, 'backup', '--verify', bad);
    expect(damaged.status).toBe(1);
    expect(damaged.said).toContain('The backup file is damaged at about byte');
    expect(damaged.said).not.toContain('    at ');
  });

  it('refuses what makes no sense, and shows what does', () => {
    for (const args of [['--keep', '0'], ['--nonsense']]) {
      const { status, said } = type(first, 'backup', ...args);
      expect(status).toBe(1);
      expect(said).toContain('npm run backup -- --to FOLDER');
    }
  });

  it(
    'puts nothing in the place of a service that runs, or of rows, unless told to',
    async () => {
      expect(type(first, 'restore', theBackup()).said).toContain('Stop it first');
      await stop();
      const full = type(first, 'restore', theBackup());
      expect(full.status).toBe(1);
      expect(full.said).toMatch(/already[^]*--replace/);
      expect(type(first, 'restore', theBackup(), '--replace').said).toContain('add --yes');
    },
    PATIENCE,
  );

  it(
    'is undone by npm run restore: on another machine, with its key, everything is there',
    async () => {
      const keyless = type(second, 'restore', theBackup());
      expect(keyless.status).toBe(1);
      expect(keyless.said).toContain(`${join(second, 'master-key')} is missing`);
      mkdirSync(second, { mode: 0o711 });
      const other = `${Buffer.alloc(32, randomUUID()).toString('base64')}\n`;
      writeFileSync(join(second, 'master-key'), other, { mode: 0o600 });
      const wrong = type(second, 'restore', theBackup());
      expect(wrong.said).toMatch(/another master key[^]*Nothing was changed/);
      expect(readdirSync(second)).toEqual(['master-key']);

      copyFileSync(join(first, 'master-key'), join(second, 'master-key'));
      const { status, said } = type(second, 'restore', theBackup());
      expect(said).toContain('every row is as it was saved');
      expect(status).toBe(0);
      const { url } = await start(second);
      expect((await fetch(`${url}/healthz`)).status).toBe(200);
      expect(await inDatabase(second, 'SELECT name FROM institute')).toContainEqual({
        name: 'Of this drill',
      });
    },
    PATIENCE,
  );
});
