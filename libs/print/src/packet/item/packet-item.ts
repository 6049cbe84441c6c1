import type { Size } from '../../profile/profile.js';
import type { OneSize } from '../../view/one-size.js';
import type { View } from '../../view/view.js';

/** What it is printed on: card is 200 grams and stands by itself. */
export type Stock = 'paper' | 'card';

/** What is done with it after printing, besides stapling whatever has several pages. */
export type Finish = 'cut' | 'fold' | 'none';

/** Who gets it or where it goes; also the order on the table. */
export const PLACES = ['office', 'leaders', 'room', 'learners'] as const;
export type Place = (typeof PLACES)[number];

/** One sheet of a packet in one size, and how many of it. */
export interface PacketItem {
  /** As in addresses and file names: h5-1, sign-in. */
  name: string;
  title: string;
  place: Place;
  size: Size;
  oneSize?: OneSize | undefined;
  /** How often the file is printed. */
  copies: number;
  /** One after another in its file: card sets differ by their letter. */
  views: View[];
  stock: Stock;
  /** Printed on one side whatever the order says. */
  oneSided: boolean;
  finish: Finish;
}
