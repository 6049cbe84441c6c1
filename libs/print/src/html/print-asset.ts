import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

export interface PrintAsset {
  type: string;
  bytes: Buffer;
}

function font(family: string, weight: number): PrintAsset {
  const file = `@fontsource/${family}/files/${family}-latin-${weight}-normal.woff2`;
  return { type: 'font/woff2', bytes: readFileSync(require.resolve(file)) };
}

function style(name: string): PrintAsset {
  const bytes = readFileSync(new URL(`../../templates/${name}`, import.meta.url));
  return { type: 'text/css; charset=utf-8', bytes };
}

/** Every file there is, read once: no path from outside ever reaches the disk. */
const files = new Map<string, PrintAsset>([
  ['sheet.css', style('sheet.css')],
  ['fonts.css', style('fonts.css')],
  ['fonts/atkinson-400.woff2', font('atkinson-hyperlegible-next', 400)],
  ['fonts/atkinson-700.woff2', font('atkinson-hyperlegible-next', 700)],
  ['fonts/arimo-400.woff2', font('arimo', 400)],
  ['fonts/arimo-700.woff2', font('arimo', 700)],
]);

/** A style sheet or font of the sheets, by its name below the address given as `assets`. */
export function printAsset(name: string): PrintAsset | undefined {
  return files.get(name);
}
