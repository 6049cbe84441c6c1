import { crc32 } from 'node:zlib';
import { CUT_OFF, type Measured } from './measured.js';

/** Bytes of the signature; of a chunk's length, its name and its check sum. */
const SIGNATURE = 8;
const LENGTH = 4;
const NAME = 4;
const SUM = 4;

/** The size of a PNG whose chunks are all there and as they were written. */
export function measurePng(bytes: Buffer): Measured {
  const names: string[] = [];
  let at = SIGNATURE;
  while (names.at(-1) !== 'IEND') {
    const begin = at + LENGTH;
    if (begin + NAME > bytes.length) return CUT_OFF;
    const end = begin + NAME + bytes.readUInt32BE(at);
    if (end + SUM > bytes.length) return CUT_OFF;
    if (crc32(bytes.subarray(begin, end)) !== bytes.readUInt32BE(end)) return CUT_OFF;
    names.push(bytes.toString('latin1', begin, begin + NAME));
    at = end + SUM;
  }
  if (names[0] !== 'IHDR' || !names.includes('IDAT')) return CUT_OFF;
  const size = SIGNATURE + LENGTH + NAME;
  return { width: bytes.readUInt32BE(size), height: bytes.readUInt32BE(size + 4) };
}
