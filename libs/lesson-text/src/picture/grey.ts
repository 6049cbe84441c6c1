/** Ratio of light, as WCAG has it, under which two greys side by side are one. */
const ALIKE = 1.25;
/** Channels that differ by less than this are one color to the eye as well. */
const SAME_COLOR = 40;

type Color = [red: number, green: number, blue: number];

/** Pairs of a drawing's colors that differ in color and not in lightness. */
export function alikeInGrey(svg: string): [string, string][] {
  const named = [
    ...new Set(svg.match(/#[0-9a-f]{6}\b|#[0-9a-f]{3}\b/gi)?.map((each) => each.toLowerCase())),
  ];
  return named.flatMap((one, index) =>
    named
      .slice(index + 1)
      .filter((other) => isAlike(colorOf(one), colorOf(other)))
      .map((other): [string, string] => [one, other]),
  );
}

function isAlike(one: Color, other: Color): boolean {
  const differs = one.some((channel, at) => Math.abs(channel - other[at]!) >= SAME_COLOR);
  const [dark, light] = [lightOf(one), lightOf(other)].toSorted((a, b) => a - b);
  return differs && (light! + 0.05) / (dark! + 0.05) < ALIKE;
}

function colorOf(hex: string): Color {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/g, (digit) => digit + digit) : hex;
  return [1, 3, 5].map((at) => parseInt(full.slice(at, at + 2), 16)) as Color;
}

/** Relative luminance, 0 for black and 1 for white (WCAG 2.2). */
function lightOf(color: Color): number {
  const [red, green, blue] = color.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
