import { crc32, deflateSync } from 'node:zlib';

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([head, named, sum]);
}

/** A black and white PNG of a size; `rows` fewer than its height make one that promises more than it holds. */
export function aPng(width: number, height: number, rows = height): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // One bit of grey for each pixel.
  header[8] = 1;
  const row = Buffer.alloc(1 + Math.ceil(width / 8), 0x0f);
  row[0] = 0;
  const pixels = deflateSync(Buffer.concat(Array.from({ length: rows }, () => row)));
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** As much of a JPEG as says its size, with an end to it. */
export function aJpeg(width: number, height: number, { frame = 0xc0, bits = 8, end = true } = {}) {
  const head = Buffer.from([
    0xff,
    0xd8,
    0xff,
    0xe0,
    0,
    4,
    0,
    0,
    0xff,
    frame,
    0,
    8,
    bits,
    0,
    0,
    0,
    0,
    1,
  ]);
  head.writeUInt16BE(height, 13);
  head.writeUInt16BE(width, 15);
  const scan = Buffer.from([0xff, 0xda, 0, 2, 1, 2, 3, ...(end ? [0xff, 0xd9] : [])]);
  return Buffer.concat([head, scan]);
}

export function anSvg(inside: string, root = 'viewBox="0 0 300 100"'): Buffer {
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${root}>${inside}</svg>`);
}
