import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

interface Result {
  passed: number;
  failures: string[];
}

/** As many as fit a second or two; `npm run fuzz` reads a million. */
const INPUTS = 300;

describe('damaged courses', () => {
  it('end in a tree or in problems with places, every one', async () => {
    const entry = fileURLToPath(new URL('../fuzz/reader.mjs', import.meta.url));
    const child = fork(entry, [String(INPUTS), '1'], { execArgv: [] });
    const result = await new Promise<Result>((resolve, reject) => {
      child.on(
        'message',
        (message: { result?: Result }) => message.result && resolve(message.result),
      );
      child.on('exit', (code) => reject(new Error(`The reader ended with ${code}.`)));
    });
    expect(result.failures).toEqual([]);
    expect(result.passed).toBe(INPUTS);
  });
});
