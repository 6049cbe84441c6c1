import { cpSync, existsSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { placeBinaries, placeData } from './placement.js';
import {
  binariesIn,
  findPostgresBinaries,
  reasonNotRunnable,
  repairLibraryLinks,
} from './postgres-binaries.js';
import { cleanUpAll, temporaryFolder } from './spec-support.js';
import { ensureSystemUser, runsAsRoot } from './unprivileged-user.js';

// Only root places data and programs for another user.
const asRoot = runsAsRoot() ? it : it.skip;

describe("PostgreSQL's programs", () => {
  afterEach(cleanUpAll);

  function copyIn(folder: string) {
    const copied = join(folder, 'package');
    const original = dirname(findPostgresBinaries().folder);
    // Programs tell their version without `share`, which holds most of the files.
    const filter = (path: string) => !path.endsWith('/share');
    cpSync(original, copied, { recursive: true, verbatimSymlinks: true, filter });
    return binariesIn(join(copied, 'native'));
  }

  it('run again after a package installed without its scripts is repaired', () => {
    const binaries = copyIn(temporaryFolder());
    const link = join(binaries.folder, 'lib', 'libicuuc.so.60');
    const links = process.platform === 'linux' ? [link] : [];
    for (const missing of links) rmSync(missing);
    if (links.length) expect(reasonNotRunnable(binaries)).toMatch(/libicuuc/);
    repairLibraryLinks(binaries.folder);
    for (const repaired of links) expect(lstatSync(repaired).isSymbolicLink()).toBe(true);
    expect(reasonNotRunnable(binaries)).toBeUndefined();
  });

  it('that do not run are named, with a server of one’s own as the way out', async () => {
    const broken = binariesIn(join(temporaryFolder(), 'native'));
    await expect(placeBinaries(broken, undefined)).rejects.toThrow(/ENOENT.*DATABASE_URL/);
  });

  asRoot('are copied once when they lie where only root can go', async () => {
    const user = ensureSystemUser();
    const hidden = copyIn(temporaryFolder(0o700));
    const systemFolder = join(temporaryFolder(), 'system');
    mkdirSync(systemFolder);
    expect(reasonNotRunnable(hidden, user)).toMatch(/Permission denied/);
    const placed = await Promise.all([1, 2].map(() => placeBinaries(hidden, user, systemFolder)));
    for (const { folder } of placed) expect(folder).toBe(join(systemFolder, 'postgresql-18.4'));
    expect(reasonNotRunnable(placed[0]!, user)).toBeUndefined();
  });

  asRoot('keep data where their user can write, and elsewhere otherwise', async () => {
    const systemFolder = temporaryFolder();
    const [open, closed] = [temporaryFolder(), temporaryFolder(0o700)];
    expect((await placeData(open, systemFolder)).folder).toBe(open);
    const { folder } = await placeData(closed, systemFolder);
    expect(dirname(folder)).toBe(systemFolder);
    expect(existsSync(folder)).toBe(true);
  });
});
