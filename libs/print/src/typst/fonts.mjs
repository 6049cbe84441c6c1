// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Weights that a sheet uses; nothing is set in italics. */
const wanted = {
  '@expo-google-fonts/atkinson-hyperlegible-next': /_(400Regular|700Bold)\.ttf$/,
  '@expo-google-fonts/arimo': /_(400Regular|700Bold)\.ttf$/,
};

/** The fonts that sheets are set in, embedded whole in every PDF they are used in. */
export function fontFiles() {
  return Object.entries(wanted).flatMap(([name, pattern]) => {
    const folder = dirname(require.resolve(`${name}/package.json`));
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => pattern.test(path))
      .map((path) => readFileSync(join(folder, path)));
  });
}
