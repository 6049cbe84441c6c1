import { Typesetter } from '@hearthside/print';
import { standardOrder } from '../torture/print/flagship-sheets.mjs';
import { hasChromium, openChromium } from './print-chromium.mjs';
import { costOf } from './print-verdicts.mjs';
import { another, htmlOf } from './print-views.mjs';

const ROUNDS = 4;

/**
 * From no process at all to the first PDF. The typesetter starts its spare child beside the first, as a
 * service does.
 *
 * @param {import('@hearthside/print').View} sheet
 * @param {import('./print-verdicts.mjs').Verdicts} verdicts
 */
export async function benchCold(sheet, verdicts) {
  /** @typedef {import('./print-verdicts.mjs').Cost[]} Costs */
  const costs = { typst: /** @type {Costs} */ ([]), chromium: /** @type {Costs} */ ([]) };
  for (let round = 0; round < ROUNDS; round++) {
    const typesetter = new Typesetter({ children: 1 });
    costs.typst.push(await costOf(1, () => typesetter.typeset(standardOrder(another(sheet)))));
    typesetter.close();
    if (!hasChromium) continue;
    const opened = /** @type {import('./print-chromium.mjs').Chromium[]} */ ([]);
    const startAndPrint = async () => {
      const browser = await openChromium();
      opened.push(browser);
      await browser.show(htmlOf(another(sheet)));
      await browser.print();
    };
    costs.chromium.push(await costOf(1, startAndPrint));
    for (const browser of opened) await browser.close();
  }
  verdicts.say(`From a cold start to the first PDF. ${ROUNDS} rounds:`);
  verdicts.share('first PDF', costs.typst, 'of Chromium', costs.chromium);
}
