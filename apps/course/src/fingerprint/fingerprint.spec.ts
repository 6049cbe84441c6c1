import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { checkCourseFolder } from '@hearthside/curriculum/course-folder';
import { addFingerprint } from './fingerprint.js';

const base = fileURLToPath(
  new URL('../../../../libs/lesson-text/src/rules/fixtures/base', import.meta.url),
);
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hearthside-fingerprint-'));
  cpSync(base, join(root, 'tea'), { recursive: true });
  writeFileSync(join(root, 'essay.txt'), 'One spoon for each cup, and one for the pot, they say.');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));
const rulesBroken = async () =>
  (await checkCourseFolder(join(root, 'tea'))).problems.map(({ rule }) => rule);

describe('remembering a source', () => {
  it('lets the check find a sentence of it, and keeps nothing that can be read', async () => {
    expect(await rulesBroken()).toEqual([]);
    const said = await addFingerprint('tea', 'an essay', 'essay.txt', root);
    expect(said).toBe('tea/fingerprints.yaml now knows "an essay" (12 words).');
    expect(await rulesBroken()).toEqual(['shared-words']);
    expect(readFileSync(join(root, 'tea/fingerprints.yaml'), 'utf8')).not.toContain('spoon');
  });

  it('keeps what it knew of other sources, and forgets the old text of the same', async () => {
    await addFingerprint('tea', 'an essay', 'essay.txt', root);
    writeFileSync(
      join(root, 'other.txt'),
      'Nothing in here has anything to do with the other text.',
    );
    await addFingerprint('tea', 'another', 'other.txt', root);
    expect(await rulesBroken()).toEqual(['shared-words']);
    await addFingerprint('tea', 'an essay', 'other.txt', root);
    expect(await rulesBroken()).toEqual([]);
  });

  it('says what is wrong, and writes nothing then', async () => {
    await expect(addFingerprint('tea', 'x', 'no.txt', root)).rejects.toThrow('no.txt is not there');
    writeFileSync(join(root, 'tea/fingerprints.yaml'), 'kept: as it is\n');
    await expect(addFingerprint('tea', 'x', 'essay.txt', root)).rejects.toThrow('Mend it first');
    expect(readFileSync(join(root, 'tea/fingerprints.yaml'), 'utf8')).toBe('kept: as it is\n');
  });
});
