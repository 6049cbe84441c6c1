import { spawn, spawnSync } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { familyOf, freePort, survivorsOf } from '@hearthside/testing';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const env = { ...process.env, NODE_OPTIONS: '' };
const command = ['run', '--silent', 'course', '--', 'preview'];

function refused(...args: string[]) {
  return spawnSync('npm', [...command, ...args], { cwd: root, encoding: 'utf8', env });
}

describe('npm run course -- preview', () => {
  it('refuses a port that is taken, and names another', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { stderr, status } = refused('love-and-sex-after-50', '--port', String(port));
    other.close();
    expect(stderr).toBe(
      `Port ${port} is taken by another program, perhaps by another preview. ` +
        `Stop that one, or choose another port: --port ${port + 1}\n`,
    );
    expect(status).toBe(2);
  });

  it.each([
    [['love-and-sex-after-5'], 'Did you mean "love-and-sex-after-50"?'],
    [['love-and-sex-after-50', '--port', 'front'], '"front" is no port.'],
  ])('says what is wrong with the call, and ends with 2: %j', (args, words) => {
    const { stderr, status } = refused(...args);
    expect(stderr).toContain(words);
    expect(status).toBe(2);
  });

  // Reads /proc, so Linux only; elsewhere this does not run, and the summary counts it as skipped.
  (process.platform === 'linux' ? it : it.skip)(
    'says where to go, and ends on Ctrl-C with nothing left behind',
    async () => {
      const port = await freePort();
      const npm = spawn('npm', [...command, 'love-and-sex-after-50', '--port', String(port)], {
        cwd: root,
        detached: true,
        stdio: ['ignore', 'pipe', 'inherit'],
        env,
      });
      const ended = new Promise<number | null>((resolve) => npm.on('exit', resolve));
      let said = '';
      await new Promise<void>((resolve, reject) => {
        npm.stdout.on('data', (chunk: Buffer) => {
          said += chunk.toString();
          if (said.includes('press Ctrl-C')) resolve();
        });
        void ended.then(() => reject(new Error(said)));
      });
      expect(said).toContain(`is at:  http://localhost:${port}/`);
      const url = `http://127.0.0.1:${port}`;
      expect((await fetch(`${url}/sheets/standard/2/h2-2.pdf?size=large`)).status).toBe(200);
      const open = await fetch(`${url}/events`);
      const family = familyOf(npm.pid!);
      // npm, node and at least one typesetter.
      expect(family.length).toBeGreaterThanOrEqual(3);
      process.kill(-npm.pid!, 'SIGINT');
      await ended;
      expect(await survivorsOf(family)).toEqual([]);
      await open.body!.cancel().catch(() => {});
      expect(said).toContain('Stopping …');
    },
  );
});
