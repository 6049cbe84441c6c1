import { describe, expect, it } from '@jest/globals';
import { run } from '../torture/killed.mjs';

/** How PostgreSQL's first process is found out differs too much elsewhere. */
const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('the whole service', () => {
  // The same as `npm run torture killed`, with fewer kills.
  it('loses nothing that it has acknowledged when it or PostgreSQL is killed, and does nothing twice', async () => {
    const failed: string[] = [];
    const report = (isGood: boolean, line: string) => void (isGood || failed.push(line));
    await run(report, { service: '3', database: '2', seed: '7' });
    expect(failed).toEqual([]);
  });
});
