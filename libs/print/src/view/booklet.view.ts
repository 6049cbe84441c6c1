import { oneSizeOf } from './one-size.js';
import { numberUnits, unitsOf, type UnitPages } from './units.js';
import type { View, ViewBlock } from './view.js';

/** What stands between the parts of a name in a footer: "Good Company, session 5 · H5.1". */
const BETWEEN = ' · ';

/**
 * Several sheets as one view on half pages: each begins with a `part`, and its blocks follow.
 *
 * @param names what the booklet is called in its address, and outside of it
 * @throws TypeError for slides and names on tables, which have pages of their own
 */
export function bookletView(
  views: readonly [View, ...View[]],
  names: Pick<View, 'name' | 'documentTitle'>,
): View {
  const [first] = views;
  for (const view of views) {
    const size = oneSizeOf(view);
    if (size && size !== 'poster')
      throw new TypeError(`There is no room for ${size} in a booklet.`);
  }
  const short = shortNames(views);
  const brand = views.find((view) => view.brand)?.brand;
  return numberUnits({
    ...names,
    audience: audienceOf(views),
    language: first.language,
    kicker: '',
    title: '',
    marks: [],
    booklet: true,
    ...(views.some(({ draft }) => draft) && { draft: true as const }),
    ...(brand && { brand }),
    blocks: views.flatMap(({ kicker, title, marks, blocks }, index): ViewBlock[] => [
      { kind: 'part', name: short[index]!, kicker, title, marks },
      ...structuredClone(blocks),
    ]),
    footer: { left: names.documentTitle, edition: first.footer.edition },
    date: views
      .map(({ date }) => date)
      .toSorted()
      .at(-1)!,
  });
}

/** One who may not read all of it may not read it. */
function audienceOf(views: readonly View[]): View['audience'] {
  const all = views.map(({ audience }) => audience);
  return (['leaders', 'host'] as const).find((each) => all.includes(each)) ?? 'everyone';
}

/** What tells the sheets apart: "H5.1" where all are of one session, else their whole names. */
function shortNames(views: readonly View[]): string[] {
  const names = views.map(({ footer }) => footer.left.split(BETWEEN));
  const sessions = new Set(names.map(([session]) => session));
  return names.map((parts) =>
    capital(sessions.size === 1 ? (parts[1] ?? parts[0]!) : parts.join(BETWEEN)),
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * Pages of the standard prints on which the units of a booklet begin: each sheet has its own.
 *
 * @param prints those of the sheets, in the same order
 */
export function bookletPages(
  booklet: View,
  views: readonly View[],
  prints: readonly UnitPages[],
): UnitPages {
  const own = unitsOf(booklet.blocks);
  const pages = new Map<number, number>();
  views.forEach((view, index) => {
    // The part itself, which no sheet has.
    own.next();
    for (const { unit: before = 0 } of unitsOf(view.blocks)) {
      const { unit } = own.next().value ?? {};
      const page = prints[index]?.get(before);
      if (unit !== undefined && page !== undefined) pages.set(unit, page);
    }
  });
  return pages;
}
