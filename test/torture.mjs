// `npm run torture [scenario …] [-- --option value …]`: builds, then runs the scenarios in test/torture, or those named.
// Each prints its measurements, one on a line; the last line is "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, 'test', 'torture');
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
process.chdir(root);

const all = readdirSync(folder)
  .filter((file) => file.endsWith('.mjs'))
  .map((file) => file.slice(0, -'.mjs'.length))
  .toSorted();
const given = process.argv.slice(2);
/** @type {Record<string, string>} */
const options = {};
for (let at = given.findIndex(isOption); at >= 0; at = given.findIndex(isOption)) {
  const [name = '', value = ''] = given.splice(at, 2);
  options[name.slice(2)] = value;
}
const asked = given;
const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`There is no scenario ${unknown.join(', ')}. There is ${all.join(', ')}.\n`);
  process.exit(2);
}

const build = spawnSync(process.execPath, [tsc, '-b'], { stdio: 'inherit' });
if (build.status !== 0) process.exit(build.status ?? 1);

let passed = 0;
let failed = 0;
for (const name of asked.length > 0 ? asked : all) {
  /** @param {boolean} isGood @param {string} line what was measured, and against what goal */
  const report = (isGood, line) => {
    if (isGood) passed++;
    else failed++;
    process.stdout.write(`${isGood ? 'passed' : 'FAILED'}: ${name}: ${line}\n`);
  };
  try {
    const scenario = await import(pathToFileURL(join(folder, `${name}.mjs`)).href);
    await scenario.run(report, options);
  } catch (error) {
    report(false, error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

/** @param {string} word */
function isOption(word) {
  return word.startsWith('--');
}
