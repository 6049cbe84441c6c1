import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../../', import.meta.url));

/** `npm run course -- …` as an author types it. */
export function courseCommand(...args: string[]) {
  return spawnSync('npm', ['run', '--silent', 'course', '--', ...args], {
    cwd: repository,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
}
