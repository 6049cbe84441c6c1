import { colorOf, contrastOf, type Color } from '@hearthside/lesson-text';

/** What WCAG asks of text at its best level (AAA). */
const LEAST_CONTRAST = 7;
const WHITE: Color = [255, 255, 255];
const BLACK: Color = [0, 0, 0];

/** What lies behind text on our pages: of each, `pages.css` has one for the page and one for what is raised. */
export const SURFACES = {
  light: ['#ffffff', '#fffdf8', '#f5efe4'],
  dark: ['#171411', '#25211c'],
} as const;

/** Is this a color as we take it: #rgb or #rrggbb? */
export function isColor(hex: string): boolean {
  return /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(hex);
}

/**
 * A color of the same hue that can be read on the worst of some surfaces: as it is if it can be, else as much darker
 * or lighter as it must be. Whatever is no color is black on light surfaces, and white on dark ones.
 *
 * @param hex #rgb or #rrggbb
 * @param surfaces all light or all dark
 * @returns #rrggbb
 */
export function readableOn(hex: string, surfaces: readonly string[]): string {
  const behind = surfaces.map(colorOf);
  const worst = (color: Color) => Math.min(...behind.map((each) => contrastOf(color, each)));
  const end = worst(BLACK) >= worst(WHITE) ? BLACK : WHITE;
  if (!isColor(hex)) return written(end);
  const color = colorOf(hex);
  // In steps of a 256th, each of which can be seen by nobody.
  for (let part = 256; part > 0; part--) {
    const nearer = color.map((channel, index) =>
      end === BLACK
        ? Math.floor((channel * part) / 256)
        : Math.ceil(end[index]! - ((end[index]! - channel) * part) / 256),
    ) as Color;
    if (worst(nearer) >= LEAST_CONTRAST) return written(nearer);
  }
  return written(end);
}

function written(color: Color): string {
  return `#${color.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
