import { Typesetter } from '@hearthside/print';
import { PDFDocument } from 'pdf-lib';
import { standardOrder } from '../torture/print/flagship-sheets.mjs';
import { hasChromium, openChromium } from './print-chromium.mjs';
import { childrenOf, peakMegabytes } from './print-processes.mjs';
import { costOf } from './print-verdicts.mjs';
import { another, htmlOf } from './print-views.mjs';

/** @typedef {import('@hearthside/print').View} View */

const ROUNDS = 3;
const LEARNERS = 30;
/** About 32 pages for each learner, of handouts that run on without a new page. */
const HANDOUTS = 18;
const GATE = 0.3;
/** Megabytes that the child may hold. */
const MEMORY = 1_000;
/** Seconds on two quiet cores; said, and no gate, since these may be busy. */
const SECONDS = 4;

/**
 * A whole class's handouts as one sheet, set in one compile: merging PDFs would lose their tags.
 *
 * @param {View[]} handouts @param {import('./print-verdicts.mjs').Verdicts} verdicts
 */
export async function benchPack(handouts, verdicts) {
  const view = packOf(handouts);
  const order = standardOrder(view);
  const peaks = [];
  let pages = 0;
  /** @type {Uint8Array} */
  let printed = new Uint8Array();
  /** @typedef {import('./print-verdicts.mjs').Cost[]} Costs */
  const costs = { typst: /** @type {Costs} */ ([]), chromium: /** @type {Costs} */ ([]) };
  const browser = hasChromium ? await openChromium() : undefined;
  await browser?.show(htmlOf(view));
  for (let round = 0; round < ROUNDS; round++) {
    const before = childrenOf(process.pid);
    // A fresh child for each pack, warm as any: what it holds at most is this pack's.
    const typesetter = new Typesetter({ children: 1, patience: 120_000, slowAfter: Infinity });
    for (const handout of handouts) await typesetter.typeset(standardOrder(another(handout)));
    costs.typst.push(
      await costOf(1, async () => {
        ({ pages } = await typesetter.typeset(order));
      }),
    );
    const own = childrenOf(process.pid).filter((pid) => !before.includes(pid));
    peaks.push(Math.max(...own.map(peakMegabytes)));
    typesetter.close();
    if (!browser) continue;
    costs.chromium.push(
      await costOf(1, async () => {
        printed = await browser.print();
      }),
    );
  }
  await browser?.close();

  const theirs = browser ? `, ${await pageCount(printed)} by Chromium` : '';
  verdicts.say(`A class pack of ${pages} pages in one compile${theirs}. ${ROUNDS} rounds:`);
  verdicts.share('pack', costs.typst, 'of Chromium', costs.chromium, GATE);
  const seconds = costs.typst.map(({ wall }) => wall);
  verdicts.limit(`pack, of ${SECONDS * 1_000} ms on two quiet cores`, seconds, 'ms');
  verdicts.limit('memory of its child at most', peaks, 'MB', MEMORY);
}

/** @param {View[]} handouts @returns {View} */
function packOf(handouts) {
  const [first] = handouts;
  if (!first) throw new Error('There is no handout.');
  const blocks = Array.from({ length: LEARNERS * HANDOUTS }, (_, number) => {
    const { title, blocks: own } = handouts[number % handouts.length] ?? first;
    const learner = Math.floor(number / HANDOUTS) + 1;
    /** @type {View['blocks'][number]} */
    const heading = {
      kind: 'heading',
      level: 2,
      runs: [{ text: `${title} (${learner})` }],
      unit: 0,
    };
    return [heading, ...own];
  });
  return { ...first, title: 'Class pack', blocks: blocks.flat() };
}

/** @param {Uint8Array} pdf */
async function pageCount(pdf) {
  return (await PDFDocument.load(pdf)).getPageCount();
}
