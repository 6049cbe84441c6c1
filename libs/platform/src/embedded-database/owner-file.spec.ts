import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { DataFolderInUse, holdFolder } from './owner-file.js';
import { ownIdentity } from './process-identity.js';
import { cleanUpAll, temporaryFolder } from './spec-support.js';

describe('The owner file', () => {
  afterEach(cleanUpAll);

  const deadClaim = 'd'.repeat(16);
  const heirClaim = 'e'.repeat(16);

  function folderOwnedBy(owner: object | string): string {
    const folder = temporaryFolder();
    const text = typeof owner === 'string' ? owner : JSON.stringify(owner);
    writeFileSync(join(folder, 'owner.json'), text);
    return folder;
  }

  it('lets exactly one of many simultaneous claims take a free folder', async () => {
    const folder = temporaryFolder();
    const claims = await Promise.allSettled(Array.from({ length: 30 }, () => holdFolder(folder)));
    const lost = claims.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
    expect(lost).toHaveLength(29);
    for (const { reason } of lost) expect(reason).toBeInstanceOf(DataFolderInUse);
    expect(readdirSync(folder)).toEqual(['owner.json']);
  });

  it('lets exactly one of many simultaneous claims inherit from a dead process', async () => {
    const dead = { ...ownIdentity(), started: 'another start', claim: deadClaim };
    const folder = folderOwnedBy(dead);
    const claims = await Promise.allSettled(Array.from({ length: 30 }, () => holdFolder(folder)));
    expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(['owner.json']);
  });

  it('inherits also from an heir that died half-way', async () => {
    const dead = { ...ownIdentity(), started: 'another start', claim: deadClaim };
    const folder = folderOwnedBy(dead);
    const heir = { ...dead, claim: heirClaim };
    writeFileSync(join(folder, `owner.${deadClaim}.json`), JSON.stringify(heir));
    const held = await holdFolder(folder);
    expect(readdirSync(folder)).toEqual(['owner.json']);
    await held.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('takes a file cut by a power failure for that of a dead process', async () => {
    const folder = folderOwnedBy('');
    await (await holdFolder(folder)).release();
    expect(existsSync(join(folder, 'owner.json'))).toBe(false);
  });

  it('is not taken from another owner on release', async () => {
    const folder = temporaryFolder();
    const held = await holdFolder(folder);
    const other = JSON.stringify({ ...ownIdentity(), claim: heirClaim });
    writeFileSync(join(folder, 'owner.json'), other);
    await held.release();
    expect(readFileSync(join(folder, 'owner.json'), 'utf8')).toBe(other);
  });
});
