import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Keys } from '../keys/keys.js';
import { freeName, removeOldDrafts, removeOlder } from './backup-folder.js';
import { sealed } from './sealed-stream.js';

const keys = Keys.from(randomBytes(32));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearthside-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function aBackup(name: string, by = keys): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of sealed((async function* () {})(), by)) pieces.push(piece);
  writeFileSync(join(folder, name), Buffer.concat(pieces));
}

const day = (n: number) => `hearthside-2026-11-${String(n).padStart(2, '0')}-030000.backup`;

describe('removing older backups', () => {
  it('keeps the newest, and touches nothing that is not its own', async () => {
    for (const n of [3, 1, 4, 2]) await aBackup(day(n));
    await aBackup('hearthside-2026-11-04-030000-2.backup');
    const others = [
      'notes.txt',
      'hearthside-erased.jsonl',
      'my hearthside-2026-01-01-000000.backup',
    ];
    for (const name of others) writeFileSync(join(folder, name), 'mine');
    writeFileSync(join(folder, 'hearthside-2026-01-01-000000.backup'), 'by its name alone');
    await aBackup('hearthside-2026-01-02-000000.backup', Keys.from(randomBytes(32)));

    expect(await removeOlder(folder, 2, keys)).toEqual([day(1), day(2), day(3)]);
    expect(readdirSync(folder).sort()).toEqual(
      [
        ...others,
        'hearthside-2026-01-01-000000.backup',
        'hearthside-2026-01-02-000000.backup',
        day(4),
        'hearthside-2026-11-04-030000-2.backup',
      ].sort(),
    );
  });

  it('removes none where there are no more than are kept', async () => {
    for (const n of [1, 2]) await aBackup(day(n));
    expect(await removeOlder(folder, 2, keys)).toEqual([]);
    expect(await removeOlder(folder, 14, keys)).toEqual([]);
    expect(readdirSync(folder)).toHaveLength(2);
  });
});

describe('drafts of backups', () => {
  it('are removed once they are surely nobody’s', async () => {
    const [old, fresh] = [`${day(1)}.unfinished`, `${day(2)}.unfinished`];
    for (const name of [old, fresh, 'letter.unfinished']) writeFileSync(join(folder, name), '');
    const yesterday = Date.now() / 1000 - 25 * 3600;
    for (const name of [old, 'letter.unfinished'])
      utimesSync(join(folder, name), yesterday, yesterday);
    await removeOldDrafts(folder);
    expect(readdirSync(folder).sort()).toEqual([fresh, 'letter.unfinished']);
  });
});

describe('the name of a backup', () => {
  it('is its moment in UTC, and never one that is taken', () => {
    const at = new Date('2026-11-22T23:59:59.999-05:00');
    const first = freeName(folder, at);
    expect(first).toBe(join(folder, 'hearthside-2026-11-23-045959.backup'));
    writeFileSync(first, '');
    const second = freeName(folder, at);
    expect(second).toBe(join(folder, 'hearthside-2026-11-23-045959-2.backup'));
    writeFileSync(`${second}.unfinished`, '');
    expect(existsSync(freeName(folder, at))).toBe(false);
    expect(freeName(folder, at)).toMatch(/-3\.backup$/);
  });
});
