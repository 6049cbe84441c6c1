import type { Setter } from '../typst/typeset-sheet.js';
import type { EarlierPacket } from './changed/earlier.js';

/** What making a packet needs from around it. */
export interface Workshop {
  setter: Setter;
  /** The course's pictures by the names that views know them by. */
  pictures: ReadonlyMap<string, Uint8Array>;
  /** How many of how many steps are done. */
  progress?: (done: number, all: number) => void;
  /** Ends the work at the next sheet. */
  signal?: AbortSignal;
  /** What was printed before, to tell what has changed. */
  earlier?: EarlierPacket | undefined;
}
