import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PacketShelf } from './packet-shelf.js';

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'hearthside-shelf-'));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const files = [{ path: 'sheets/a.pdf', bytes: Buffer.from('%PDF') }];

describe('the shelf for packets', () => {
  it('keeps them where nobody else may look, and takes all away at the end', async () => {
    const shelf = new PacketShelf(place);
    await shelf.put('x', files);
    expect((await shelf.read('x', 'sheets/a.pdf')).toString()).toBe('%PDF');
    const [folder] = readdirSync(place);
    expect(statSync(join(place, folder!)).mode & 0o077).toBe(0);
    await shelf.close();
    expect(readdirSync(place)).toEqual([]);
  });

  it('goes on where its folder has been cleaned away, still for nobody else', async () => {
    const shelf = new PacketShelf(place);
    await shelf.put('x', files);
    const folder = join(place, readdirSync(place)[0]!);
    rmSync(folder, { recursive: true });
    await shelf.put('y', files);
    expect(statSync(folder).mode & 0o077).toBe(0);
    await shelf.close();
  });

  it('tries again when there was no place for it', async () => {
    const away = join(place, 'away');
    const shelf = new PacketShelf(away);
    await expect(shelf.put('x', files)).rejects.toThrow('ENOENT');
    await shelf.remove('x');
    mkdirSync(away);
    await shelf.put('x', files);
    await shelf.close();
  });

  it('sweeps up after services that are gone, even one of the same number, and after no other', async () => {
    // No process has the largest number there can be.
    const gone = join(place, 'hearthside-packets-4194304-a');
    const before = join(place, `hearthside-packets-${process.pid}-b`);
    const parents = join(place, `hearthside-packets-${process.ppid}-c`);
    for (const folder of [gone, before, parents]) mkdirSync(folder);
    const other = new PacketShelf(place);
    await other.put('x', files);
    await new PacketShelf(place).sweep();
    expect([gone, before, parents].map((folder) => existsSync(folder))).toEqual([
      false,
      false,
      true,
    ]);
    expect((await other.read('x', 'sheets/a.pdf')).length).toBe(4);
    await other.close();
  });
});
