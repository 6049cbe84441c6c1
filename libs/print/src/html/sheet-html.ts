import { inkOf } from '../brand/brand.js';
import { SIZES, PAPERS, sizeNames, type Paper, type Profile } from '../profile/profile.js';
import { directionOf } from '../view/direction.js';
import { oneSizeOf } from '../view/one-size.js';
import { withPrintableTexts } from '../view/printable-text.js';
import type { View } from '../view/view.js';
import { blocksHtml, handlebars, template } from './blocks-html.js';
import { slidesHtml } from './slides-html.js';

const page = handlebars.compile(template('sheet.hbs'), { strict: false });

export interface SheetLinks {
  /** The page from which all sheets are reached, and what it is called if not "All sheets". */
  home: string;
  homeName?: string;
  /** The papers that there are; all of them if nothing is said. */
  papers?: readonly Paper[];
  /** The address of this sheet as PDF or HTML, in a size and on a paper. */
  address(format: 'html' | 'pdf', profile: Pick<Profile, 'size' | 'paper'>): string;
  /** Where the edition's pictures are. */
  assetBase: string;
  /** Where style sheet and fonts are. */
  assets: string;
}

/** A whole page for screen, browser print and reading without JavaScript. */
export function sheetHtml(view: View, profile: Profile, links: SheetLinks): string {
  if (view.deck) return slidesHtml(view, links);
  const { size, paper } = profile;
  // One paper is no choice.
  const papers = (links.papers ?? PAPERS).length > 1 ? PAPERS : [];
  return page({
    view: withPrintableTexts({ ...view, blocks: [] }),
    direction: directionOf(view.language),
    profile,
    tents: oneSizeOf(view) === 'tents',
    blocks: blocksHtml(view.blocks, links.assetBase, profile),
    assets: links.assets,
    assetBase: links.assetBase,
    ink: view.brand && inkOf(view.brand),
    links: {
      home: links.home,
      homeName: links.homeName ?? 'All sheets',
      pdf: links.address('pdf', profile),
      sizes: SIZES.map((each) => ({
        label: capital(sizeNames[each]),
        href: links.address('html', { size: each, paper }),
        current: each === size,
      })),
      papers: papers.map((each) => ({
        label: each === 'letter' ? 'Letter paper' : 'A4 paper',
        href: links.address('html', { size, paper: each }),
        current: each === paper,
      })),
    },
  });
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
