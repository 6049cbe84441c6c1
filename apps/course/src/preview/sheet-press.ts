import {
  forProfile,
  orderFor,
  profileOf,
  Typesetter,
  unitsOf,
  type Profile,
  type Typeset,
  type UnitPages,
  type View,
  type ViewBlock,
} from '@hearthside/print';
import { sha256 } from './draft.js';

type Picture = Extract<ViewBlock, { kind: 'image' }>;

/** Standard prints whose pages are remembered: every sheet of a long course, on both papers. */
const REMEMBERED = 200;

/** Sheets made ready for a size of print; the large ones say which standard page they are on. */
export class SheetPress {
  readonly #typesetter: Typesetter;
  readonly #pages = new Map<string, Promise<UnitPages>>();

  constructor(log: (line: string) => void = () => {}) {
    this.#typesetter = new Typesetter({ log });
  }

  /** The view in one size. @throws TypesettingFailed when its standard pages cannot be found */
  async inSize(view: View, profile: Profile, pictures: Pictures): Promise<View> {
    const { size, paper } = profile;
    if (size === 'standard') return forProfile(view, profile);
    const pages = await this.#pagesOf(view, profileOf('standard', paper), pictures);
    return forProfile(view, profile, pages);
  }

  /** @throws TypesettingFailed */
  async pdf(view: View, profile: Profile, pictures: Pictures): Promise<Uint8Array> {
    const ready = await this.inSize(view, profile, pictures);
    return (await this.#typeset(ready, profile, pictures)).pdf;
  }

  /** Ends the child processes. */
  close(): void {
    this.#typesetter.close();
  }

  #pagesOf(view: View, standard: Profile, pictures: Pictures): Promise<UnitPages> {
    const key = sha256(JSON.stringify([view, standard.paper]));
    const known = this.#pages.get(key);
    if (known) return known;
    const pages = this.#typeset(forProfile(view, standard), standard, pictures).then(
      ({ units }) => new Map(units.map(({ unit, page }) => [unit, page])),
    );
    // A child that was ended by chance may do better the next time.
    pages.catch(() => this.#pages.delete(key));
    this.#pages.set(key, pages);
    const [oldest] = this.#pages.keys();
    if (this.#pages.size > REMEMBERED && oldest) this.#pages.delete(oldest);
    return pages;
  }

  #typeset(view: View, profile: Profile, pictures: Pictures): Promise<Typeset> {
    const names = new Set<string>();
    for (const unit of unitsOf(view.blocks)) {
      if ('kind' in unit && unit.kind === 'image') {
        names.add((unit as Picture).asset);
      }
    }
    const assets = [...names].flatMap((name) => {
      const bytes = pictures.get(name);
      return bytes ? [{ name, bytes }] : [];
    });
    return this.#typesetter.typeset(orderFor(view, profile, assets));
  }
}

/** Pictures by the names an edition gives them. */
export type Pictures = ReadonlyMap<string, Uint8Array>;
