import { deckProfile, posterProfile, profileOf, type Profile } from '../profile/profile.js';
import type { View } from '../view/view.js';

/** Points that a sheet promises not to go under; nothing where standard print promises none. */
export function leastTypeOf(
  { poster, deck }: Pick<View, 'poster' | 'deck'>,
  { size, paper }: Pick<Profile, 'size' | 'paper'>,
): number | undefined {
  if (deck) return deckProfile().footer;
  if (poster) return posterProfile(paper).footer;
  return size === 'standard' ? undefined : profileOf('large', paper).body;
}
