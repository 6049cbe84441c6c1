import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import { profileOf, type Profile } from '../profile/profile.js';
import { withPrintableTexts } from '../view/printable-text.js';
import { markWords } from '../view/units.js';
import type { Run, Unit, ViewBlock } from '../view/view.js';
import { drawingHtml, type DrawnBlock } from './drawing-html.js';

const templates = new URL('../../templates/', import.meta.url);
/** With what the templates of blocks need, for whole pages too. */
export const handlebars = Handlebars.create();

handlebars.registerHelper('is', function (this: unknown, kind, wanted, options) {
  return kind === wanted ? options.fn(this) : '';
});
handlebars.registerHelper('times', function (this: unknown, count: number, options) {
  return Array.from({ length: count }, () => options.fn(this)).join('');
});
handlebars.registerHelper('markWords', (unit: Unit) => markWords(unit));
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
  (block: DrawnBlock, profile: Profile) => new Handlebars.SafeString(drawingHtml(block, profile)),
);
for (const partial of ['blocks', 'items', 'runs']) {
  handlebars.registerPartial(partial, template(`${partial}.hbs`));
}
const body = handlebars.compile('{{> blocks blocks=blocks}}');

export function template(name: string): string {
  return readFileSync(new URL(name, templates), 'utf8');
}

/** Blocks alone, as they stand in a page or in the API's answer. */
export function blocksHtml(
  blocks: readonly ViewBlock[],
  assetBase: string,
  profile = profileOf('standard', 'letter'),
): string {
  return body({ blocks: withPrintableTexts(blocks), assetBase, profile });
}
