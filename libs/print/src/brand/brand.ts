/** Millimetres: the most that a logo takes, and what is left above and below the line under it. */
export const BRAND = {
  logoWidth: 60,
  logoHeight: 14,
  /** In the margin of a poster, which has 12.7, of which a printer leaves out some four. */
  logoOnPoster: 6.5,
  aboveRule: 2,
  belowRule: 4,
} as const;

/** The institute that gives a course, as its sheets show it above everything else. */
export interface Brand {
  name: string;
  /** A picture by the name that the sheet's pictures know it by, and what it shows. */
  logo?: { asset: string; alt: string };
  /** #rrggbb, as dark as paper needs it: what `readableColor` gives. */
  color?: string;
}

/** The color of the line under it: black unless it is a color. */
export function inkOf({ color = '' }: Brand): string {
  return /^#[0-9a-f]{6}$/i.test(color) ? color : '#000000';
}
