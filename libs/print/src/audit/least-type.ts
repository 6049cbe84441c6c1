import {
  bookletProfile,
  deckProfile,
  posterProfile,
  profileOf,
  tentProfile,
  type Profile,
} from '../profile/profile.js';
import { oneSizeOf, type Sized } from '../view/one-size.js';

/** Points that a sheet promises not to go under; nothing where standard print promises none. */
export function leastTypeOf(
  view: Sized,
  { size, paper }: Pick<Profile, 'size' | 'paper'>,
): number | undefined {
  switch (oneSizeOf(view)) {
    case 'deck':
      return deckProfile().footer;
    case 'poster':
      return posterProfile(paper).footer;
    case 'tents':
      return tentProfile(paper).footer;
    case 'booklet':
      return bookletProfile(paper).footer;
    default:
      return size === 'standard' ? undefined : profileOf(size, paper).body;
  }
}
