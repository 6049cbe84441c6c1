import type { View } from './view.js';

/** Kinds of sheet that have a size of their own. */
export type OneSize = 'poster' | 'deck' | 'tents' | 'booklet';

/** As much of a sheet as decides it. */
export type Sized = Pick<View, 'poster' | 'deck' | 'booklet'> & Partial<Pick<View, 'blocks'>>;

/** Why a sheet is the same in whatever size it is asked for; nothing where it has several. */
export function oneSizeOf({ poster, deck, booklet, blocks = [] }: Sized): OneSize | undefined {
  if (deck) return 'deck';
  if (booklet) return 'booklet';
  if (poster) return 'poster';
  return blocks.some(({ kind }) => kind === 'tents') ? 'tents' : undefined;
}
