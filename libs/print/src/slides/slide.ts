import type { ViewBlock } from '../view/view.js';
import type { SlideLook } from './deck.js';

/** One idea for the wall. */
export interface Slide {
  /** The id of the activity that it belongs to. */
  activity?: string;
  look: SlideLook;
  /** A few quiet words above the title, or none. */
  kicker: string;
  title: string;
  /** Text, a list or one picture. */
  blocks: ViewBlock[];
}
