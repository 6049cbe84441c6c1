import { readFileSync } from 'node:fs';
import { fontFaces, fontsCss } from './font-faces.js';

export interface Asset {
  type: string;
  bytes: Buffer;
}

const js = (bytes: Buffer): Asset => ({ type: 'text/javascript; charset=utf-8', bytes });
const css = (bytes: Buffer): Asset => ({ type: 'text/css; charset=utf-8', bytes });

function template(name: string): Buffer {
  return readFileSync(new URL(`../../templates/${name}`, import.meta.url));
}

/** Every file there is, read once: no path from outside ever reaches the disk. 0.5 MB in all. */
const files = new Map<string, Asset>([
  ['sheet.css', css(template('sheet.css'))],
  ['slides.css', css(template('slides.css'))],
  ['slides.js', js(template('slides.js'))],
  ['fonts.css', css(Buffer.from(fontsCss()))],
  ...fontFaces.map(({ name, path }): [string, Asset] => [
    `fonts/${name}`,
    { type: 'font/woff2', bytes: readFileSync(path) },
  ]),
]);

/** What a sheet's page needs beside it, by the name it has there: sheet.css, fonts/… */
export function printAsset(name: string): Asset | undefined {
  return files.get(name);
}
