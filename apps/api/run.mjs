// `npm start`, `npm run setup` and their like: builds what has changed, then runs a program of the service in
// this same process, so that a signal sent to npm or to the terminal reaches it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @param {string} program path below dist, such as main.js */
export async function run(program) {
  const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
  process.chdir(root);
  if (!existsSync('apps/api/dist/main.js')) {
    process.stdout.write('Building Hearthside, the first time for about a quarter of a minute …\n');
  }
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [tsc, '-b'], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);

  if (process.env.HEARTHSIDE_ENV_FILE) process.loadEnvFile(process.env.HEARTHSIDE_ENV_FILE);
  // For the speed of the libraries that look at it; Hearthside itself looks at HEARTHSIDE_MODE.
  process.env.NODE_ENV ??= 'production';
  process.setSourceMapsEnabled(true);
  await import(`./dist/${program}`);
}
