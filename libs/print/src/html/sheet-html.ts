import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import type { Picture } from '../drawing/picture.js';
import { profileOf, SIZES, PAPERS, sizeNames, type Profile } from '../profile/profile.js';
import { directionOf } from '../view/direction.js';
import { withPrintableTexts } from '../view/printable-text.js';
import type { Run, View, ViewBlock } from '../view/view.js';
import { drawingHtml } from './drawing-html.js';

const templates = new URL('../../templates/', import.meta.url);
const handlebars = Handlebars.create();

handlebars.registerHelper('is', function (this: unknown, kind, wanted, options) {
  return kind === wanted ? options.fn(this) : '';
});
handlebars.registerHelper('times', function (this: unknown, count: number, options) {
  return Array.from({ length: count }, () => options.fn(this)).join('');
});
handlebars.registerHelper('at', (list: unknown[], index: number) => list[index]);
handlebars.registerHelper('asks', (runs: Run[]) => runs.at(-1)?.text.endsWith('?') ?? false);
handlebars.registerHelper('first', (list: unknown[]) => list[0]);
handlebars.registerHelper('last', (list: unknown[]) => list.at(-1));
// A column's share of the width in steps of 5 %, as a class: the pages allow no inline styles.
handlebars.registerHelper('share', (width: number, widths: number[]) => {
  const all = widths.reduce((sum, each) => sum + each, 0);
  return String(Math.round((width / all) * 20) * 5);
});
handlebars.registerHelper(
  'drawing',
  (block: { of: Picture; alt: string }, profile: Profile) =>
    new Handlebars.SafeString(drawingHtml(block, profile)),
);
for (const partial of ['blocks', 'items', 'runs']) {
  handlebars.registerPartial(partial, template(`${partial}.hbs`));
}
const page = handlebars.compile(template('sheet.hbs'), { strict: false });
const body = handlebars.compile('{{> blocks blocks=blocks}}');

function template(name: string): string {
  return readFileSync(new URL(name, templates), 'utf8');
}

export interface SheetLinks {
  /** The page from which all sheets are reached. */
  home: string;
  /** The address of this sheet as PDF or HTML, in a size and on a paper. */
  address(format: 'html' | 'pdf', profile: Pick<Profile, 'size' | 'paper'>): string;
  /** Where the edition's pictures are. */
  assetBase: string;
  /** Where style sheet and fonts are. */
  assets: string;
}

/** A whole page for screen, browser print and reading without JavaScript. */
export function sheetHtml(view: View, profile: Profile, links: SheetLinks): string {
  const { size, paper } = profile;
  return page({
    view: withPrintableTexts({ ...view, blocks: [] }),
    direction: directionOf(view.language),
    profile,
    blocks: blocksHtml(view.blocks, links.assetBase, profile),
    assets: links.assets,
    links: {
      home: links.home,
      pdf: links.address('pdf', profile),
      sizes: SIZES.map((each) => ({
        label: capital(sizeNames[each]),
        href: links.address('html', { size: each, paper }),
        current: each === size,
      })),
      papers: PAPERS.map((each) => ({
        label: each === 'letter' ? 'Letter paper' : 'A4 paper',
        href: links.address('html', { size, paper: each }),
        current: each === paper,
      })),
    },
  });
}

/** Blocks alone, as they stand in a page or in the API's answer. */
export function blocksHtml(
  blocks: readonly ViewBlock[],
  assetBase: string,
  profile = profileOf('standard', 'letter'),
): string {
  return body({ blocks: withPrintableTexts(blocks), assetBase, profile });
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
