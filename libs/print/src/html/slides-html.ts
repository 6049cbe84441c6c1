import { deckProfile } from '../profile/profile.js';
import { directionOf } from '../view/direction.js';
import { withPrintableTexts } from '../view/printable-text.js';
import type { View } from '../view/view.js';
import { handlebars, template } from './blocks-html.js';
import type { SheetLinks } from './sheet-html.js';

const page = handlebars.compile(template('slides.hbs'), { strict: false });

/** Keys of the deck and what they do, as its own page tells them. */
const keys: [keys: string, does: string][] = [
  ['→ ↓ Page Down, Space', 'Next slide'],
  ['← ↑ Page Up, Shift + Space', 'Previous slide'],
  ['Home, End', 'First slide, last slide'],
  ['A number, then Enter', 'That slide'],
  ['F', 'Full screen; Escape leaves it'],
  ['?', 'These keys'],
];

/** A deck as a page: each slide fills the window; without scripts one scrolls from slide to slide. */
export function slidesHtml(view: View, links: SheetLinks): string {
  const { blocks, ...rest } = withPrintableTexts(view);
  const profile = deckProfile();
  return page({
    view: rest,
    direction: directionOf(view.language),
    profile,
    slides: blocks.map((slide, index) => ({ ...slide, number: index + 1, count: blocks.length })),
    assets: links.assets,
    assetBase: links.assetBase,
    keys: keys.map(([each, does]) => ({ keys: each, does })),
    links: { home: links.home, pdf: links.address('pdf', profile) },
  });
}
