import { logoType, readableColor } from '@hearthside/people/brand';
import type { Brand } from './brand.js';

/** The name, mark and color of an institute, and the pictures that go with them. */
export interface PrintedBrand {
  brand: Brand;
  pictures: ReadonlyMap<string, Uint8Array>;
}

export function printedBrand(
  { name, color }: { name: string; color?: string | null | undefined },
  logo: Uint8Array | undefined,
): PrintedBrand {
  const asset = logo && `logo.${logoType(logo)}`;
  return {
    brand: {
      name,
      ...(asset && { logo: { asset, alt: name } }),
      ...(color && { color: readableColor(color) }),
    },
    pictures: new Map(asset ? [[asset, logo]] : []),
  };
}
