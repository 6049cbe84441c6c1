import { colorOf, contrastOf, type Color } from '@hearthside/lesson-text';

/** What WCAG asks of text at its best level (AAA), against the white of paper. */
const LEAST_CONTRAST = 7;
const WHITE: Color = [255, 255, 255];
const BLACK = '#000000';

/**
 * A color of the same hue that can be read on white, also by old eyes and after a copier: dark ones as they are,
 * others as much darker as they must be. Whatever is no color is black.
 *
 * @param hex #rgb or #rrggbb
 * @returns #rrggbb
 */
export function readableColor(hex: string): string {
  if (!/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(hex)) return BLACK;
  const color = colorOf(hex);
  // In steps of a 256th, each of which can be seen by nobody.
  for (let part = 256; part > 0; part--) {
    const darker = color.map((channel) => Math.floor((channel * part) / 256)) as Color;
    if (contrastOf(darker, WHITE) >= LEAST_CONTRAST) return written(darker);
  }
  return BLACK;
}

function written(color: Color): string {
  return `#${color.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
