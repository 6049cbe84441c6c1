// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const BOTH = /_(400Regular|700Bold)\.ttf$/;

/**
 * Weights that a sheet uses; nothing is set in italics. In the order in which `sheet.typ` tries them
 * for a letter: Latin; Greek and Cyrillic; Hebrew; Arabic; signs drawn in black.
 */
const wanted = {
  '@expo-google-fonts/atkinson-hyperlegible-next': BOTH,
  '@expo-google-fonts/arimo': BOTH,
  '@expo-google-fonts/noto-sans-hebrew': BOTH,
  '@expo-google-fonts/noto-sans-arabic': BOTH,
  // 0.9 MB each: the bold weight would add nothing that a reader sees.
  '@expo-google-fonts/noto-emoji': /_400Regular\.ttf$/,
};

/** The fonts that sheets are set in, embedded in every PDF they are used in. */
export function fontFiles() {
  return Object.entries(wanted).flatMap(([name, pattern]) => {
    const folder = dirname(require.resolve(`${name}/package.json`));
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => pattern.test(path))
      .toSorted()
      .map((path) => readFileSync(join(folder, path)));
  });
}
