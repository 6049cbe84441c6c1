// `npm run schema`: writes what is made from the code as it is now: the GraphQL schema, the operations of
// our own clients, and what editors know of the lesson language. `npm test` compares.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const { status } = spawnSync(process.execPath, [tsc, '-b'], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { generatedFiles } = await import('./generated.mjs');
for (const [path, text] of await generatedFiles(root)) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  process.stdout.write(`${path} is written.\n`);
}
process.exit(0);
