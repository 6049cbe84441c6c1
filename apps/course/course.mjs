// `npm run course -- …`: builds what has changed, then runs the author's command line.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const here = fileURLToPath(new URL('.', import.meta.url));
const { status } = spawnSync(process.execPath, [tsc, '-b', here], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
if (process.env.HEARTHSIDE_ENV_FILE) process.loadEnvFile(process.env.HEARTHSIDE_ENV_FILE);
await import('./dist/main.js');
