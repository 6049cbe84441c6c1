// `npm run schema`: writes the GraphQL schema as the code has it now. `npm test` compares.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const { status } = spawnSync(process.execPath, [tsc, '-b'], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);

const { schemaText } = await import('@hearthside/api');
writeFileSync(new URL('../apps/api/schema.graphql', import.meta.url), await schemaText());
process.stdout.write('apps/api/schema.graphql is written.\n');
process.exit(0);
