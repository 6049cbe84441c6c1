import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startEmbeddedDatabase, type EmbeddedDatabase } from '@hearthside/platform';
import pg from 'pg';

const root = fileURLToPath(new URL('../../', import.meta.url));
let folder: string;
let database: EmbeddedDatabase;

// One that keeps what it is told, as production asks; the other specs' database does not.
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearthside-setup-'));
  chmodSync(folder, 0o711);
  database = await startEmbeddedDatabase({ dataDir: join(folder, 'data') });
});
afterAll(async () => {
  await database?.stop();
  rmSync(folder, { recursive: true });
});

interface Ran {
  code: number;
  said: string;
}

/** `npm run setup` as somebody types it whom nobody can ask back. */
async function setup(
  flags: Record<string, string>,
  env: Record<string, string> = {},
): Promise<Ran> {
  const words = Object.entries(flags).flatMap(([flag, value]) => [`--${flag}`, value]);
  const run = promisify(execFile)('npm', ['run', '--silent', 'setup', '--', ...words], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', ...env },
  });
  run.child.stdin?.end();
  try {
    const { stdout, stderr } = await run;
    return { code: 0, said: stdout + stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, said: stdout + stderr };
  }
}

const whole = () => ({
  env: join(folder, 'settings'),
  'owner-url': database.ownerUrl,
  'public-url': 'https://classes.example.org',
  'smtp-url': 'smtp://127.0.0.1:2525',
  'mail-from': 'Classes <classes@example.org>',
  institute: 'Elm House',
  coordinator: 'Ana Ruiz <ana@elm.example>',
});

describe('setting up', () => {
  it('names everything that it still needs, at once, and writes nothing', async () => {
    const { env } = whole();
    const { code, said } = await setup({ env, institute: 'Elm House' });
    expect(code).toBe(1);
    for (const flag of ['owner-url', 'public-url', 'smtp-url', 'mail-from', 'coordinator']) {
      expect(said).toContain(`--${flag}`);
    }
    expect(said).not.toContain('--institute  ');
    expect(() => statSync(env)).toThrow();
  });

  it.each([
    ['coordinator', 'Ana', 'should look like "Ana Ruiz <ana@example.org>"'],
    ['time-zone', 'Mars/Base', '--time-zone is "Mars/Base". There is no time zone of this name.'],
    ['public-url', 'http://classes.example.org', 'PUBLIC_URL'],
  ])('refuses --%s %s, and says how it should look', async (flag, value, words) => {
    const { code, said } = await setup({ ...whole(), [flag]: value });
    expect(code).toBe(1);
    expect(said).toContain(words);
  });

  it('says what to run when the owner may not make the application’s role', async () => {
    const { code, said } = await setup(whole());
    expect(code).toBe(1);
    expect(said).toMatch(/CREATE ROLE hearthside_app|is there already. Give its address/);
  });

  it('makes the tables and an institute, keeps secrets to its user, and may be run again', async () => {
    const first = await setup(whole(), { DATABASE_URL: database.appUrl });
    expect(first.said).toContain('The institute “Elm House” is there. Ana Ruiz coordinates it.');
    expect(first.code).toBe(0);
    const { env } = whole();
    expect(statSync(env).mode & 0o777).toBe(0o600);
    const text = readFileSync(env, 'utf8');
    expect(text).toContain('HEARTHSIDE_MODE=production');
    const key = /MASTER_KEY_FILE=(.*)/.exec(text)![1]!;
    expect(statSync(key).mode & 0o777).toBe(0o600);
    const before = readFileSync(key, 'utf8');

    const again = await setup(whole());
    expect(again).toMatchObject({ code: 0 });
    expect(again.said).toContain('was there already, and stays as it is');
    expect(readFileSync(key, 'utf8')).toBe(before);

    const further = { institute: 'Oak Library', coordinator: 'Bo Lind <bo@oak.example>' };
    const second = await setup({ env, ...further });
    expect(second).toMatchObject({ code: 0 });
    const client = new pg.Client({ connectionString: database.superuserUrl });
    await client.connect();
    const { rows } = await client.query(`
      SELECT i.name, m.name AS coordinator, u.email,
             (SELECT count(*)::int FROM course c WHERE c.institute_id = i.id) AS courses
        FROM institute i JOIN membership m ON m.institute_id = i.id
        JOIN auth."user" u ON u.id = m.user_id ORDER BY i.name`);
    await client.end();
    expect(rows).toEqual([
      { name: 'Elm House', coordinator: 'Ana Ruiz', email: 'ana@elm.example', courses: 2 },
      { name: 'Oak Library', coordinator: 'Bo Lind', email: 'bo@oak.example', courses: 2 },
    ]);
  });
});
