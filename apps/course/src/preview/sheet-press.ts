import {
  forProfile,
  profileOf,
  Typesetter,
  typesetSheet,
  viewInSize,
  type Printed,
  type Profile,
  type View,
} from '@hearthside/print';
import { sha256 } from './draft.js';

/** Pictures by the names an edition gives them. */
export type Pictures = ReadonlyMap<string, Uint8Array>;

/** Standard prints that are remembered: every sheet of a long course, on both papers. */
const REMEMBERED = 200;

/** Sheets made ready for a size of print; the large ones say which standard page they are on. */
export class SheetPress {
  readonly #typesetter: Typesetter;
  readonly #standard = new Map<string, Promise<Printed>>();

  constructor(log: (line: string) => void = () => {}) {
    this.#typesetter = new Typesetter({ log });
  }

  /** The view in one size. @throws TypesettingFailed when its standard pages cannot be found */
  async inSize(view: View, profile: Profile, pictures: Pictures): Promise<View> {
    if (profile.size === 'standard') return forProfile(view, profile);
    return viewInSize(view, profile, () => this.#standardOf(view, profile, pictures));
  }

  /** @throws TypesettingFailed */
  async pdf(view: View, profile: Profile, pictures: Pictures): Promise<Uint8Array> {
    const sheet = { view, size: profile.size, paper: profile.paper, pictures };
    const standard = () => this.#standardOf(view, profile, pictures);
    return (await typesetSheet(this.#typesetter, sheet, standard)).pdf;
  }

  /** Ends the child processes. */
  close(): void {
    this.#typesetter.close();
  }

  #standardOf(view: View, { paper }: Profile, pictures: Pictures): Promise<Printed> {
    const key = sha256(JSON.stringify([view, profileOf('standard', paper)]));
    const known = this.#standard.get(key);
    if (known) return known;
    const sheet = { view, size: 'standard' as const, paper, pictures };
    const printed = typesetSheet(this.#typesetter, sheet);
    // A child that was ended by chance may do better the next time.
    printed.catch(() => this.#standard.delete(key));
    this.#standard.set(key, printed);
    const [oldest] = this.#standard.keys();
    if (this.#standard.size > REMEMBERED && oldest) this.#standard.delete(oldest);
    return printed;
  }
}
