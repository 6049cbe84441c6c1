import { randomUUID } from 'node:crypto';
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { ErasureLedger, LedgerDamaged, type Erasure } from './erasure-ledger.js';

const folder = mkdtempSync(join(tmpdir(), 'hearthside-ledger-'));
afterAll(() => rmSync(folder, { recursive: true }));

const aLedger = () => new ErasureLedger(join(folder, randomUUID(), 'erased.jsonl'));
const erasure = (at = '2026-11-22T10:00:00.000Z'): Erasure => ({
  kind: 'membership',
  id: randomUUID(),
  instituteId: randomUUID(),
  at,
});

describe('the erasure ledger', () => {
  it('is empty before anybody is erased', async () => {
    expect(await aLedger().read()).toEqual([]);
  });

  it('keeps every entry in order, also of many at the same moment, for its owner alone', async () => {
    const ledger = aLedger();
    const entries = Array.from({ length: 50 }, () => erasure());
    entries.push({ kind: 'user', id: randomUUID(), at: '2026-11-22T10:00:00.000Z' });
    await Promise.all(entries.map((entry) => ledger.append(entry)));
    expect(await new ErasureLedger(ledger.file).read()).toEqual(entries);
    expect(statSync(ledger.file).mode & 0o777).toBe(0o600);
  });

  it('leaves out a last line that was cut off anywhere, and goes on after it', async () => {
    const [first, second, third] = [erasure(), erasure(), erasure()];
    const ledger = aLedger();
    await ledger.append(first, second);
    const text = readFileSync(ledger.file);
    const firstLine = text.indexOf(10) + 1;
    for (let length = firstLine; length < text.length; length += 7) {
      writeFileSync(ledger.file, text.subarray(0, length));
      expect(await ledger.read()).toEqual([first]);
      await ledger.append(third);
      expect(await ledger.read()).toEqual([first, third]);
    }
  });

  it('goes on after a long piece without an end', async () => {
    const ledger = aLedger();
    await ledger.append(erasure());
    appendFileSync(ledger.file, 'x'.repeat(10_000));
    await ledger.append(erasure());
    expect(await ledger.read()).toHaveLength(2);
  });

  it('is damaged, and says in which line, when a whole line is not as it was written', async () => {
    const ledger = aLedger();
    await ledger.append(erasure(), erasure(), erasure());
    const text = readFileSync(ledger.file, 'utf8');
    const lines = text.split('\n');
    const at = lines[0]!.length + 1;
    for (let byte = 0; byte < lines[1]!.length; byte += 3) {
      const bad = Buffer.from(text);
      bad[at + byte]! ^= 1;
      if (bad[at + byte] === 10) continue;
      writeFileSync(ledger.file, bad);
      await expect(ledger.read()).rejects.toThrow(LedgerDamaged);
      await expect(ledger.read()).rejects.toThrow('Line 2');
    }
  });

  it('takes in what another copy knows, each once, by time', async () => {
    const [early, late] = [
      erasure('2026-01-01T00:00:00.000Z'),
      erasure('2026-12-01T00:00:00.000Z'),
    ];
    const [one, other] = [aLedger(), aLedger()];
    await one.append(late);
    await other.append(early, late);
    expect(await one.merge(await other.read())).toEqual([early, late]);
    expect(await one.merge(await other.read())).toEqual([early, late]);
    expect(await new ErasureLedger(one.file).read()).toEqual([early, late]);
  });
});
