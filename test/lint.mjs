// Lints everything, checks the formatting, and proves that the boundary rule bites: without the
// project graph it would only warn and let every import through.
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const env = { ...process.env, CI: '1', NX_DAEMON: 'false' };
const eslint = join(dirname(require.resolve('eslint/package.json')), 'bin', 'eslint.js');
const prettier = join(dirname(require.resolve('prettier/package.json')), 'bin', 'prettier.cjs');
const nx = join(dirname(require.resolve('nx/package.json')), 'dist', 'bin', 'nx.js');

/** @param {string[]} args @param {import('node:child_process').StdioOptions} [stdio] */
function node(args, stdio = 'inherit') {
  return spawnSync(process.execPath, args, { cwd: root, env, stdio, encoding: 'utf8' });
}

/** Imports that must be refused: a higher step, a sibling, and Nest where anything may run. */
const forbidden = {
  'libs/platform/src/boundary-probe.ts': "import '@hearthside/print';\n",
  'libs/platform/src/sibling-probe.ts': "import '@hearthside/lesson-text';\n",
  'libs/lesson-text/src/boundary-probe.ts': "import '@nestjs/common';\n",
};

function boundariesBite() {
  const files = Object.keys(forbidden);
  try {
    for (const [file, code] of Object.entries(forbidden)) writeFileSync(join(root, file), code);
    const { stdout } = node([eslint, '--format', 'json', ...files], 'pipe');
    const caught = JSON.parse(stdout).filter((/** @type {any} */ { messages }) =>
      messages.some((/** @type {any} */ { ruleId }) => ruleId === '@nx/enforce-module-boundaries'),
    );
    return caught.length === files.length;
  } finally {
    for (const file of files) rmSync(join(root, file), { force: true });
  }
}

// Writes the project graph that the boundary rule reads.
node([nx, 'show', 'projects'], 'ignore');
const checks = {
  eslint: () => node([eslint, '.', '--max-warnings', '0']).status === 0,
  'the boundary rule bites': boundariesBite,
  prettier: () => node([prettier, '--check', '--log-level', 'warn', '.']).status === 0,
};
let failed = 0;
for (const [name, passes] of Object.entries(checks)) {
  const passed = passes();
  process.stdout.write(`${passed ? 'passed' : 'FAILED'}: ${name}\n`);
  if (!passed) failed++;
}
process.exitCode = failed === 0 ? 0 : 1;
