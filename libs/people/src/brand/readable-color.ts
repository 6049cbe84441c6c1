import { readableOn } from './readable-on.js';

/**
 * A color of the same hue that can be read on white paper, also by old eyes and after a copier. Whatever is no color
 * is black.
 *
 * @param hex #rgb or #rrggbb
 * @returns #rrggbb
 */
export function readableColor(hex: string): string {
  return readableOn(hex, ['#ffffff']);
}
