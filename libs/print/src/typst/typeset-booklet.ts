import type { Paper } from '../profile/profile.js';
import { bookletPages, bookletView } from '../view/booklet.view.js';
import type { View } from '../view/view.js';
import type { Printed } from './engine.js';
import { assetsOf, typesetSheet, type Setter, type SheetToSet } from './typeset-sheet.js';
import { forProfile, orderFor, profileFor } from './typeset-view.js';
import { profileOf } from '../profile/profile.js';

/** Sheets to be bound together, and what the booklet is called. */
export interface BookletToSet extends Pick<SheetToSet, 'pictures'> {
  views: readonly [View, ...View[]];
  paper: Paper;
  names: Pick<View, 'name' | 'documentTitle'>;
}

/**
 * Typesets sheets as a booklet that marks where the pages of their standard prints begin: a group in
 * which some have it can be told where to turn to.
 *
 * @param standard gives the standard print of one of the sheets where the caller keeps it
 * @throws TypesettingFailed
 */
export async function typesetBooklet(
  setter: Setter,
  { views, paper, names, pictures = new Map() }: BookletToSet,
  standard: (view: View) => Promise<Pick<Printed, 'units'>> = (view) =>
    typesetSheet(setter, { view, size: 'standard', paper, pictures }),
): Promise<Printed> {
  const booklet = bookletView(views, names);
  const prints = await Promise.all(views.map(standard));
  const pages = prints.map(({ units }) => new Map(units.map(({ unit, page }) => [unit, page])));
  const profile = profileFor(booklet, profileOf('standard', paper));
  const ready = forProfile(booklet, profile, bookletPages(booklet, views, pages));
  return setter.typeset(orderFor(ready, profile, assetsOf(booklet, pictures)));
}
