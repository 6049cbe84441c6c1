import { colorOf, contrastOf, type Color } from './light.js';

/** Ratio of light, as WCAG has it, under which two greys side by side are one. */
const ALIKE = 1.25;
/** Channels that differ by less than this are one color to the eye as well. */
const SAME_COLOR = 40;

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
  return differs && contrastOf(one, other) < ALIKE;
}
