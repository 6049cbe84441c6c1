import { profileOf, type Paper, type Profile, type Size } from '../profile/profile.js';
import { oneSizeOf, type Sized } from '../view/one-size.js';
import { pictureNames } from '../view/pictures.js';
import type { View } from '../view/view.js';
import type { Order, Printed } from './engine.js';
import { forProfile, orderFor, profileFor } from './typeset-view.js';

/** One sheet in one size on one paper. */
export interface SheetToSet {
  view: View;
  size: Size;
  paper: Paper;
  /** By the names that the view knows them by; more than it shows do no harm. */
  pictures?: ReadonlyMap<string, Uint8Array>;
}

/** A `Typesetter`, or whatever stands before one. */
export interface Setter {
  typeset(order: Order): Promise<Printed>;
}

/**
 * Typesets a sheet. A large print marks where the pages of the standard print begin, so that one
 * is typeset before it.
 *
 * @param standard gives the standard print of the same sheet where the caller keeps it
 * @throws TypesettingFailed
 */
export async function typesetSheet(
  setter: Setter,
  { view, size, paper, pictures = new Map() }: SheetToSet,
  standard = () => typesetSheet(setter, { view, size: 'standard', paper, pictures }),
): Promise<Printed> {
  const profile = profileFor(view, profileOf(size, paper));
  const ready = await viewInSize(view, profile, standard);
  return setter.typeset(orderFor(ready, profile, assetsOf(view, pictures)));
}

/** The pictures that a sheet shows, as Typst gets them. */
export function assetsOf(view: View, pictures: ReadonlyMap<string, Uint8Array>): Order['assets'] {
  return pictureNames(view).flatMap((name) => {
    const bytes = pictures.get(name);
    return bytes ? [{ name, bytes }] : [];
  });
}

/** Whether it is the same in whatever size it is asked for. */
export function hasOneSize(view: Sized): boolean {
  return oneSizeOf(view) !== undefined;
}

/** A sheet in several sizes, of which the standard print is typeset once. */
export function typesetSizes(
  setter: Setter,
  sheet: Omit<SheetToSet, 'size'>,
  sizes: readonly Size[],
): Map<Size, Promise<Printed>> {
  let standard: Promise<Printed> | undefined;
  const once = () => (standard ??= typesetSheet(setter, { ...sheet, size: 'standard' }));
  const inSize = (size: Size) =>
    size === 'standard' ? once() : typesetSheet(setter, { ...sheet, size }, once);
  return new Map(sizes.map((size) => [size, inSize(size)]));
}

/** A view ready for one profile, with the pages of the standard print marked in large sizes. Some kinds of sheet have one size. */
export async function viewInSize(
  view: View,
  profile: Profile,
  standard: () => Promise<Pick<Printed, 'units'> | undefined>,
): Promise<View> {
  const isUnmarked = profile.size === 'standard' || hasOneSize(view) || view.alone;
  if (isUnmarked) return forProfile(view, profile);
  const print = await standard();
  const pages = print && new Map(print.units.map(({ unit, page }) => [unit, page]));
  return forProfile(view, profile, pages);
}
