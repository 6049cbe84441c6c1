import { readableColor, readableOn, SURFACES } from '@hearthside/people/brand';

/** Six digits of a color, as an address has them; nothing else is read as one. */
const DIGITS = /^[0-9a-f]{6}$/;

/** The address of the style sheet for an institute's color. */
export function styleSheetOf(color: string): string {
  return `/assets/institute/${color.slice(1)}.css`;
}

/**
 * A style sheet that puts an institute's color in the place of ours. It depends on the color alone, so that its address
 * tells nothing of whose it is, and anybody may have it.
 *
 * @param file such as 7a2a12.css
 * @returns nothing when the file's name is no color
 */
export function colorSheet(file: string): string | undefined {
  const digits = file.replace(/\.css$/, '');
  if (!file.endsWith('.css') || !DIGITS.test(digits)) return undefined;
  const light = readableOn(`#${digits}`, SURFACES.light);
  const dark = readableOn(`#${digits}`, SURFACES.dark);
  return `:root { --hearth: ${light}; }
@media (prefers-color-scheme: dark) { :root { --hearth: ${dark}; } }
.sample.light { --hearth: ${light}; }
.sample.dark { --hearth: ${dark}; }
.sample.paper { --hearth: ${readableColor(`#${digits}`)}; }
`;
}
