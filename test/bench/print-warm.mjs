import { Typesetter } from '@hearthside/print';
import { standardOrder } from '../torture/print/flagship-sheets.mjs';
import { hasChromium, openChromium } from './print-chromium.mjs';
import { costOf } from './print-verdicts.mjs';
import { another, htmlOf } from './print-views.mjs';

const ROUNDS = 7;
/** Sheets in a round by each way: enough for a tick of 10 ms to be small beside them. */
const SHEETS = { typst: 30, unchanged: 60, html: 300, chromium: 3 };
const GATE = 0.3;

/**
 * One handout over and over, each time under a new title. The typesetter is measured from view to PDF.
 * Chromium has loaded the sheet before the clock starts, and lays it out for paper within the measure.
 *
 * @param {import('@hearthside/print').View} sheet
 * @param {import('./print-verdicts.mjs').Verdicts} verdicts
 */
export async function benchWarm(sheet, verdicts) {
  const typesetter = new Typesetter({ children: 1, recycleAfter: Infinity });
  const browser = hasChromium ? await openChromium() : undefined;
  const same = standardOrder(sheet);
  const print = () => typesetter.typeset(standardOrder(another(sheet)));
  const html = () => htmlOf(another(sheet));
  const loadAndPrint = async () => {
    await browser?.show(html());
    await browser?.print();
  };
  const { pages } = await print();
  for (let count = 0; count < 200; count++) await print();
  for (let count = 0; count < 500; count++) html();
  for (let count = 0; count < 5; count++) await loadAndPrint();

  /** @typedef {import('./print-verdicts.mjs').Cost[]} Costs */
  const costs = {
    typst: /** @type {Costs} */ ([]),
    unchanged: /** @type {Costs} */ ([]),
    unchangedPrinted: /** @type {Costs} */ ([]),
    html: /** @type {Costs} */ ([]),
    printed: /** @type {Costs} */ ([]),
    loaded: /** @type {Costs} */ ([]),
  };
  for (let round = 0; round < ROUNDS; round++) {
    costs.typst.push(await costOf(SHEETS.typst, print));
    costs.unchanged.push(await costOf(SHEETS.unchanged, () => typesetter.typeset(same)));
    costs.html.push(await costOf(SHEETS.html, html));
    if (!browser) continue;
    costs.loaded.push(await costOf(SHEETS.chromium, loadAndPrint));
    costs.unchangedPrinted.push(await costOf(SHEETS.chromium, () => browser.print()));
    const show = () => browser.show(html());
    costs.printed.push(await costOf(SHEETS.chromium, () => browser.print(), show));
  }
  typesetter.close();
  await browser?.close();

  verdicts.say(`A handout of ${pages} pages, warm. ${ROUNDS} rounds; shares by the clock:`);
  verdicts.share('PDF', costs.typst, 'of Chromium', costs.printed, GATE);
  verdicts.share('PDF', costs.typst, 'of Chromium with loading', costs.loaded);
  verdicts.share('unchanged sheet', costs.unchanged, 'of a PDF', costs.typst);
  verdicts.share('unchanged sheet', costs.unchanged, 'of Chromium', costs.unchangedPrinted);
  verdicts.share('HTML by Handlebars', costs.html, 'of a PDF', costs.typst);
}
