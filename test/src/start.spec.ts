import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { startEmbeddedDatabase } from '@hearthside/platform';
import { freePort, startProduct, survivorsOf, type Product } from './product.js';

const started: Product[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const { npm, ended, processes } of started.splice(0)) {
    const family = processes();
    if (npm.exitCode === null && npm.signalCode === null) process.kill(-npm.pid!, 'SIGTERM');
    await ended;
    await survivorsOf(family);
  }
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hearthside-start-'));
  // Else the database would be put where PostgreSQL's own user can go, and stay there.
  chmodSync(folder, 0o711);
  folders.push(folder);
  return folder;
}

async function start(env: Record<string, string>, port?: number): Promise<Product> {
  const product = startProduct(env, port ?? (await freePort()));
  started.push(product);
  return product;
}

/** The cookie of one of the demo's people, by the demo's own page. */
async function signedIn(url: string): Promise<string> {
  const page = await (await fetch(`${url}/demo`)).text();
  const [, institute, person] =
    /name="institute" value="([^"]+)"><input type="hidden" name="person" value="([^"]+)"/.exec(
      page,
    )!;
  const reply = await fetch(`${url}/demo/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url },
    body: new URLSearchParams({ institute: institute!, person: person! }),
  });
  return reply.headers.get('set-cookie')!.split(';')[0]!;
}

async function editionOf({ url }: Product): Promise<string> {
  const cookie = await signedIn(url);
  const reply = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ query: '{ courses { edition { id } } }' }),
  });
  const { data } = (await reply.json()) as { data: { courses: { edition: { id: string } }[] } };
  return data.courses[0]!.edition.id;
}

// Reads /proc, so Linux only; elsewhere these do not run, and the summary counts them as skipped.
const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('npm start', () => {
  it('serves on loopback, says where to go, and ends on Ctrl-C with nothing left behind', async () => {
    const product = await start({ DATA_DIR: dataFolder() });
    await product.ready;
    expect(product.output()).toContain(
      `Hearthside is ready:  http://localhost:${new URL(product.url).port}/`,
    );
    expect(product.output()).not.toMatch(/warn|deprecat/i);
    expect((await fetch(`${product.url}/healthz`)).status).toBe(200);
    expect(product.output()).toContain('Ana Ruiz');
    const headers = { cookie: await signedIn(product.url) };
    const page = await (await fetch(product.url, { headers })).text();
    expect(page).toContain('What helps, what hurts');
    await fetch(`${product.url}/p/good-company/latest/standard/2/h2-2.pdf`, { headers });

    const family = product.processes();
    expect(family.length).toBeGreaterThan(5);
    process.kill(-product.npm.pid!, 'SIGINT');
    await product.ended;
    expect(await survivorsOf(family)).toEqual([]);
    expect(product.output()).toContain('Stopping …');
  });

  it('keeps its data over SIGTERM to npm, and ends with nothing left behind', async () => {
    const DATA_DIR = dataFolder();
    const first = await start({ DATA_DIR });
    await first.ready;
    const edition = await editionOf(first);
    const family = first.processes();
    first.npm.kill('SIGTERM');
    await first.ended;
    expect(await survivorsOf(family)).toEqual([]);
    const second = await start({ DATA_DIR });
    await second.ready;
    expect(await editionOf(second)).toBe(edition);
  });

  it.each([
    ['the service', (product: Product) => product.nodePid()],
    ['npm', (product: Product) => product.npm.pid!],
  ])('leaves nothing behind when %s is killed with -9, and starts again', async (_, victim) => {
    const DATA_DIR = dataFolder();
    const first = await start({ DATA_DIR });
    await first.ready;
    const edition = await editionOf(first);
    const family = first.processes();
    process.kill(victim(first), 'SIGKILL');
    await first.ended;
    expect(await survivorsOf(family)).toEqual([]);
    const second = await start({ DATA_DIR });
    await second.ready;
    expect(await editionOf(second)).toBe(edition);
  });

  it('refuses a second start on the same data folder, and the first goes on', async () => {
    const DATA_DIR = dataFolder();
    const first = await start({ DATA_DIR });
    await first.ready;
    const second = await start({ DATA_DIR });
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(DATA_DIR);
    expect(second.output()).toContain('DATA_DIR');
    expect(second.output()).not.toContain('    at ');
    expect((await fetch(`${first.url}/healthz`)).status).toBe(200);
  });

  it('says so when the port is taken', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    const product = await start({ DATA_DIR: dataFolder() }, port);
    const code = await product.ended;
    other.close();
    expect(code).toBe(1);
    expect(product.output()).toContain(`Port ${port} is taken`);
    expect(product.output()).not.toContain('    at ');
  });

  it('serves in production on a PostgreSQL of one’s own, with its two roles', async () => {
    const database = await startEmbeddedDatabase({ dataDir: dataFolder() });
    try {
      const production = {
        HEARTHSIDE_MODE: 'production',
        DATABASE_URL: database.appUrl,
        DATABASE_OWNER_URL: database.ownerUrl,
        PUBLIC_URL: 'https://classes.example.org',
        HOST: '127.0.0.1',
        MASTER_KEY: randomBytes(32).toString('base64'),
        SMTP_URL: 'smtp://127.0.0.1:9',
        MAIL_FROM: 'classes@example.org',
        TRUSTED_PROXIES: 'none',
        DATA_DIR: dataFolder(),
      };
      const empty = await start(production);
      await empty.ready;
      expect((await fetch(`${empty.url}/healthz`)).status).toBe(200);
      expect(await (await fetch(empty.url)).text()).toContain('Sign in');
      expect((await fetch(`${empty.url}/demo`)).status).toBe(404);
      empty.npm.kill('SIGTERM');
      await empty.ended;

      const filled = await start({ ...production, COURSES_DIR: 'courses' });
      await filled.ready;
      const sheet = `${filled.url}/p/good-company/latest/standard/2`;
      for (const file of ['h2-2.pdf', 'guide.pdf']) {
        const { url } = await fetch(`${sheet}/${file}`);
        expect(new URL(url).pathname).toBe('/sign-in');
      }
      filled.npm.kill('SIGTERM');
      await filled.ended;

      const swapped = await start({ ...production, DATABASE_URL: database.superuserUrl });
      expect(await swapped.ended).toBe(1);
      expect(swapped.output()).toContain('"postgres" is a superuser');
    } finally {
      await database.stop();
    }
  });

  it('does not start half-configured for production, and names all that is missing', async () => {
    const product = await start({ HEARTHSIDE_MODE: 'production', DATA_DIR: dataFolder() });
    expect(await product.ended).toBe(1);
    const needed = ['DATABASE_URL', 'DATABASE_OWNER_URL', 'PUBLIC_URL', 'HOST', 'MASTER_KEY'];
    for (const name of [...needed, 'SMTP_URL', 'MAIL_FROM', 'TRUSTED_PROXIES']) {
      expect(product.output()).toContain(name);
    }
  });
});
