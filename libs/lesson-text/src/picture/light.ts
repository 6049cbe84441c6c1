export type Color = [red: number, green: number, blue: number];

/** @param hex #rgb or #rrggbb */
export function colorOf(hex: string): Color {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, (digit) => digit + digit) : hex;
  return [1, 3, 5].map((at) => parseInt(full.slice(at, at + 2), 16)) as Color;
}

/** How one color stands out from another, from 1 to 21 (WCAG 2.2). */
export function contrastOf(one: Color, other: Color): number {
  const [dark, light] = [lightOf(one), lightOf(other)].toSorted((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

/** Relative luminance, 0 for black and 1 for white (WCAG 2.2). */
function lightOf(color: Color): number {
  const [red, green, blue] = color.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
