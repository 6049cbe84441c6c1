// `npm test`: builds, starts one embedded PostgreSQL with a migrated template database that each
// spec file copies, and runs every test. Ends with a line "N passed, N failed".
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
process.chdir(root);

const build = spawnSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-b'], {
  stdio: 'inherit',
});
if (build.status !== 0) process.exit(build.status ?? 1);

const { startEmbeddedDatabase } = await import('@hearthside/platform');
const { makeTemplate, TEMPLATE } = await import('./template-database.mjs');
const dataDir = mkdtempSync(join(tmpdir(), 'hearthside-test-'));
// PostgreSQL's own user must be able to pass, or the database would be put outside this folder.
chmodSync(dataDir, 0o711);
const database = await startEmbeddedDatabase({ dataDir, durable: false });
const { superuserUrl, ownerUrl, appUrl } = database;
await makeTemplate({ superuserUrl, ownerUrl, appUrl });

const jest = spawn(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    require.resolve('jest/bin/jest'),
    ...process.argv.slice(2),
  ],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      HEARTHSIDE_TEST_DATABASE: JSON.stringify({
        superuserUrl,
        ownerUrl,
        appUrl,
        template: TEMPLATE,
      }),
    },
  },
);
// Ctrl-C reaches Jest by itself; this process stays to stop the database.
process.on('SIGINT', () => {});
jest.on('exit', async (code) => {
  await database.stop();
  rmSync(dataDir, { recursive: true, force: true });
  process.exitCode = code ?? 1;
});
