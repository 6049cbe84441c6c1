import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseEnv } from 'node:util';

/** Variables as `KEY=value` lines, the way systemd and Node read them. */
export type Env = Record<string, string>;

/** Nothing where there is no such file yet. */
export async function readEnvFile(file: string): Promise<Env> {
  if (!existsSync(file)) return {};
  return parseEnv(await readFile(file, 'utf8')) as Env;
}

/** Whole or not there, and for its owner alone: passwords are among it. */
export async function writeEnvFile(file: string, env: Env): Promise<void> {
  const lines = Object.entries(env).map(([name, value]) => `${name}=${quoted(value)}\n`);
  await writePrivately(
    file,
    `# Settings of Hearthside. Passwords are among them.\n${lines.join('')}`,
  );
}

export async function writePrivately(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  const written = await open(draft, 'wx', 0o600);
  await written.writeFile(text);
  await written.sync();
  await written.close();
  await rename(draft, file);
}

/** Both readers take double quotes; without them `#` would begin a comment. */
function quoted(value: string): string {
  return /^[\w.:/@+,=-]*$/.test(value) ? value : `"${value}"`;
}
