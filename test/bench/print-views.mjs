import { profileOf, sheetHtml } from '@hearthside/print';

/** @typedef {import('@hearthside/print').View} View */

const links = { home: '/', address: () => '/', assetBase: '/pictures', assets: '/assets/print' };

/** A sheet's page in standard print. @param {View} view */
export function htmlOf(view) {
  return sheetHtml(view, profileOf('standard', 'letter'), links);
}

let number = 0;

/** The sheet under a title that it never had, so that nothing kept from before can serve. @param {View} view */
export function another(view) {
  return { ...view, title: `${view.title} ${++number}` };
}
