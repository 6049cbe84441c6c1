import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { demoMasterKey } from './demo-master-key.js';
import { SettingsRefused } from './settings-refused.js';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

function dataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hearthside-key-'));
  folders.push(folder);
  return join(folder, 'data');
}

describe('the demo’s master key', () => {
  it('is made once, whoever starts first, for its owner alone', async () => {
    const folder = dataDir();
    const keys = await Promise.all(Array.from({ length: 8 }, () => demoMasterKey(folder)));
    keys.push(await demoMasterKey(folder));
    expect(keys[0]).toHaveLength(32);
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(1);
    expect(statSync(join(folder, 'master-key')).mode & 0o777).toBe(0o600);
    // No drafts are left lying about.
    expect(readdirSync(folder)).toEqual(['master-key']);
  });

  it('is another in another folder', async () => {
    expect(await demoMasterKey(dataDir())).not.toEqual(await demoMasterKey(dataDir()));
  });

  it.each(['', 'not a key'])('is not made anew over a file that holds "%s"', async (text) => {
    const folder = dataDir();
    await demoMasterKey(folder);
    const file = join(folder, 'master-key');
    writeFileSync(file, text);
    await expect(demoMasterKey(folder)).rejects.toThrow(SettingsRefused);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});
