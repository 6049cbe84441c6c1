import type { Measured } from './measured.js';
import { measureJpeg } from './jpeg.js';
import { measurePng } from './png.js';
import { measureSvg } from './svg-logo.js';

export type LogoType = 'png' | 'jpg' | 'svg';

const MEGABYTE = 2 ** 20;
/** Bytes. */
export const LARGEST_LOGO = 2 * MEGABYTE;
/** Pixels a side. */
const MOST_PIXELS = 4_000;

const measures: Record<LogoType, (bytes: Buffer) => Measured> = {
  png: measurePng,
  jpg: measureJpeg,
  svg: measureSvg,
};

/** How files of some kinds begin, those that people send in place of a picture included. */
const beginnings: [kind: string, pattern: RegExp][] = [
  ['png', /^\x89PNG\r\n/],
  ['jpg', /^\xff\xd8\xff/],
  ['svg', /^(?:\xef\xbb\xbf)?\s*<(?:svg[\s>]|\?xml\s|!DOCTYPE svg|!--)/i],
  ['a PDF', /^[^]{0,1000}?%PDF-/],
  ['a GIF', /^GIF8/],
  ['a WebP picture', /^RIFF[^]{4}WEBP/],
  ['a HEIC or AVIF picture', /^[^]{4}ftyp/],
  ['a bitmap (BMP)', /^BM/],
  ['a TIFF', /^(?:II\*\0|MM\0\*)/],
  ['a PostScript file', /^%!PS/],
  ['a document or an archive', /^(?:PK|\xd0\xcf)/],
];

/** What kind of picture it is, by its first bytes whatever its name; nothing where it is none of these. */
export function logoType(bytes: Uint8Array): LogoType | undefined {
  const kind = kindOf(bytes);
  return kind !== undefined && kind in measures ? (kind as LogoType) : undefined;
}

/**
 * What keeps some bytes from being a logo, and what to do, as a sentence or two for whoever chose them.
 *
 * @returns nothing for a logo that can be printed
 */
export function logoFault(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return 'The logo is empty. Choose its file again.';
  if (bytes.length > LARGEST_LOGO) {
    const tenths = Math.ceil((10 * bytes.length) / MEGABYTE);
    return `The logo has ${tenths / 10} MB. Save it with at most ${LARGEST_LOGO / MEGABYTE} MB.`;
  }
  const type = logoType(bytes);
  if (!type) {
    const what = kindOf(bytes) ?? 'not a picture that we know';
    return `The logo is ${what}. Save it as PNG, JPEG or plain SVG.`;
  }
  const measured = measures[type](Buffer.from(bytes));
  return 'fault' in measured ? measured.fault : sizeFault(measured);
}

function kindOf(bytes: Uint8Array): string | undefined {
  const beginning = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  return beginnings.find(([, pattern]) => pattern.test(beginning))?.[0];
}

function sizeFault({ width, height }: { width: number; height: number }): string | undefined {
  const sides = [
    ['wide', width],
    ['high', height],
  ] as const;
  for (const [which, pixels] of sides) {
    if (pixels > MOST_PIXELS) {
      const most = MOST_PIXELS.toLocaleString('en-US');
      const has = Math.ceil(pixels).toLocaleString('en-US');
      return `The logo is ${has} pixels ${which}. Save it with at most ${most}.`;
    }
    if (!(pixels >= 1)) return `The logo is less than one pixel ${which}. Save it larger.`;
  }
  return undefined;
}
