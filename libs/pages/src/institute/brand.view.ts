import { colorOf, contrastOf } from '@hearthside/lesson-text';
import type { Brand } from '@hearthside/people';
import { readableColor, SURFACES } from '@hearthside/people/brand';

export interface BrandView {
  brand: Brand;
  ownName: string;
  /** Another name than the institute's own; an empty one follows that when it changes. */
  otherName: string;
  logo: string | undefined;
  /** How the color looks, where there is one. */
  samples: { where: string; kind: string; about: string }[];
}

/** @param ownName the institute's, which stands where no other is set */
export function brandView(brand: Brand, ownName: string): BrandView {
  const { color, onLight, onDark, logoHash } = brand;
  const onPaper = color && readableColor(color);
  return {
    brand,
    ownName,
    otherName: brand.name === ownName ? '' : brand.name,
    logo: logoHash ? logoAddress(logoHash) : undefined,
    samples:
      color && onLight && onDark && onPaper
        ? [
            {
              where: 'On light pages',
              kind: 'light',
              about: aboutColor(color, onLight, SURFACES.light, 'darker'),
            },
            {
              where: 'On dark pages',
              kind: 'dark',
              about: aboutColor(color, onDark, SURFACES.dark, 'lighter'),
            },
            {
              where: 'On paper',
              kind: 'paper',
              about: aboutColor(color, onPaper, ['#ffffff'], 'darker'),
            },
          ]
        : [],
  };
}

export function logoAddress(hash: string): string {
  return `/institute/logo/${hash}`;
}

/** Rounded down: a contrast of 6.99 is none of 7. */
function aboutColor(
  given: string,
  used: string,
  surfaces: readonly string[],
  how: 'darker' | 'lighter',
): string {
  const contrast = Math.min(
    ...surfaces.map((surface) => contrastOf(colorOf(used), colorOf(surface))),
  );
  const words = `${Math.floor(contrast * 10) / 10} to 1`;
  return given === used
    ? `${given} is used as it is. Its contrast is at least ${words}.`
    : `${given} would be hard to read there, so it is made ${how}: ${used}. Its contrast is at least ${words}.`;
}
