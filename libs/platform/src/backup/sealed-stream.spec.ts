import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Keys } from '../keys/keys.js';
import { BackupDamaged, BackupRefused } from './backup-refused.js';
import { CHUNK, fingerprintIn, HEADER, opened, sealed } from './sealed-stream.js';

const keys = Keys.from(randomBytes(32));
const SEALED_CHUNK = CHUNK + 16;

async function* inPieces(bytes: Buffer, size = 50_000): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function whole(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of source) all.push(piece);
  return Buffer.concat(all);
}

const seal = (bytes: Buffer, piece?: number) => whole(sealed(inPieces(bytes, piece), keys));
const open = (bytes: Buffer, piece?: number) => whole(opened(inPieces(bytes, piece), keys));

describe('a sealed stream', () => {
  it.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7])(
    'gives %i bytes back, in whatever pieces they come',
    async (length) => {
      const text = randomBytes(length);
      for (const size of [997, CHUNK, SEALED_CHUNK, 1_000_000]) {
        expect(await open(await seal(text, size), size)).toEqual(text);
      }
    },
  );

  it('is never the same twice, and says only which master key opens it', async () => {
    const text = Buffer.alloc(200, 'secret ');
    const [one, two] = [await seal(text), await seal(text)];
    expect(one.subarray(HEADER)).not.toEqual(two.subarray(HEADER));
    expect(fingerprintIn(one)).toBe(keys.fingerprint);
    expect(one.includes('secret')).toBe(false);
  });

  it('is refused under another master key, which is not called damage', async () => {
    const other = Keys.from(randomBytes(32));
    const refused = whole(opened(inPieces(await seal(Buffer.from('a'))), other));
    await expect(refused).rejects.toThrow('another master key');
    await expect(refused).rejects.not.toBeInstanceOf(BackupDamaged);
  });
});

describe('a damaged stream', () => {
  const text = randomBytes(3 * CHUNK + 1000);

  /** Every way of reading it must end in a refusal, and nothing wrong may come out before. */
  async function expectRefused(bytes: Buffer): Promise<void> {
    const out: Buffer[] = [];
    let refusal: unknown;
    try {
      for await (const piece of opened(inPieces(bytes), keys)) out.push(piece);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(BackupRefused);
    const before = Buffer.concat(out);
    expect(before.equals(text.subarray(0, before.length))).toBe(true);
  }

  it('is refused wherever a bit is flipped', async () => {
    const good = await seal(text);
    const at = fc.integer({ min: 0, max: good.length - 1 });
    await fc.assert(
      fc.asyncProperty(at, fc.integer({ min: 0, max: 7 }), async (byte, bit) => {
        const bad = Buffer.from(good);
        bad[byte]! ^= 1 << bit;
        await expectRefused(bad);
      }),
      { numRuns: 300 },
    );
    // The header and the first tag's surroundings, each byte.
    for (let byte = 0; byte < HEADER + 20; byte++) {
      const bad = Buffer.from(good);
      bad[byte]! ^= 0x40;
      await expectRefused(bad);
    }
  });

  it('is refused wherever it is cut, at the ends of chunks too', async () => {
    const good = await seal(text);
    const ends = [0, 1, 2, 3].flatMap((n) =>
      [-1, 0, 1].map((by) => HEADER + n * SEALED_CHUNK + by),
    );
    for (const length of ends) await expectRefused(good.subarray(0, length));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: good.length - 1 }), (length) =>
        expectRefused(good.subarray(0, length)),
      ),
      { numRuns: 200 },
    );
  });

  it('says of a cut at the end of a chunk that its end is missing', async () => {
    const good = await seal(text);
    await expect(open(good.subarray(0, HEADER + 2 * SEALED_CHUNK))).rejects.toThrow(
      'its end is missing',
    );
  });

  it('is refused when chunks are swapped, repeated, left out or appended', async () => {
    const good = await seal(text);
    const other = await seal(text);
    const header = good.subarray(0, HEADER);
    const chunk = (n: number, of = good) =>
      of.subarray(HEADER + n * SEALED_CHUNK, HEADER + (n + 1) * SEALED_CHUNK);
    const arrangements = [
      [header, chunk(1), chunk(0), chunk(2), chunk(3)],
      [header, chunk(0), chunk(0), chunk(1), chunk(2), chunk(3)],
      [header, chunk(0), chunk(2), chunk(3)],
      [header, chunk(0), chunk(1), chunk(2), chunk(3), chunk(3)],
      [good, good],
      [good, Buffer.of(0)],
      // Of another backup of the very same content, under the same master key.
      [header, chunk(0), chunk(1, other), chunk(2), chunk(3)],
      [other.subarray(0, HEADER), chunk(0), chunk(1), chunk(2), chunk(3)],
    ];
    for (const parts of arrangements) await expectRefused(Buffer.concat(parts));
  });

  it('is refused whatever else it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), (bytes) =>
        expectRefused(Buffer.from(bytes)),
      ),
      { numRuns: 300 },
    );
  });
});
