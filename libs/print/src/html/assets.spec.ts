import { describe, expect, it } from '@jest/globals';
import { printAsset } from './assets.js';

/** Whether some face of a family claims a letter in fonts.css. */
function hasFaceFor(letter: string): boolean {
  const css = printAsset('fonts.css')!.bytes.toString();
  const code = letter.codePointAt(0)!;
  const ranges = [...css.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/gi)];
  return ranges.some(
    ([, from, to = from]) => parseInt(from!, 16) <= code && code <= parseInt(to!, 16),
  );
}

describe('what a sheet needs beside it', () => {
  it('has a font file for each that the style sheet names', () => {
    const css = printAsset('fonts.css')!.bytes.toString();
    const names = [...css.matchAll(/url\('([^']+)'\)/g)].map(([, name]) => name!);
    expect(names.length).toBeGreaterThan(10);
    for (const name of names)
      expect(printAsset(name)?.bytes.subarray(0, 4).toString()).toBe('wOF2');
  });

  it.each(['é', 'ž', 'ά', 'ж', 'ộ', 'ש', 'ش'])('has a font for %s', (letter) => {
    expect(hasFaceFor(letter)).toBe(true);
  });

  it.each(['constructor', '__proto__', '../sheet.css', 'fonts/../sheet.css', ''])(
    'has nothing else: "%s"',
    (name) => expect(printAsset(name)).toBeUndefined(),
  );
});
