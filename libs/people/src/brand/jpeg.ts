import { CUT_OFF, type Measured } from './measured.js';

const UNUSUAL: Measured = {
  fault: 'The logo is a JPEG of an unusual kind. Save it as PNG.',
};

/** Starts of a frame that every program reads: baseline, extended, progressive. */
const USUAL_FRAMES = [0xc0, 0xc1, 0xc2];
/** Named like frames, and tables in fact. */
const TABLES = [0xc4, 0xc8, 0xcc];
const START_OF_SCAN = 0xda;
const END = Buffer.from([0xff, 0xd9]);

/** The size of a JPEG that goes on to its end. */
export function measureJpeg(bytes: Buffer): Measured {
  let size: Measured | undefined;
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!;
    // Any number of bytes may fill the room before a marker.
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === START_OF_SCAN) return size && bytes.includes(END, at) ? size : CUT_OFF;
    if (marker >= 0xc0 && marker <= 0xcf && !TABLES.includes(marker)) {
      if (at + 9 > bytes.length) return CUT_OFF;
      if (!USUAL_FRAMES.includes(marker) || bytes[at + 4] !== 8) return UNUSUAL;
      size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    }
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return CUT_OFF;
}
