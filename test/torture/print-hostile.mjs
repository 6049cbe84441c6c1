// 2,000 sheets of texts that no author would write: code of every kind, controls, marks without end.
import { fontFiles, Typesetter, withSubstitutes } from '@hearthside/print';
import { bare, isComparable, hostileText, numbersFrom } from '@hearthside/testing/hostile';
import { flagshipSheets, standardOrder } from './print/flagship-sheets.mjs';
import { textOf } from './print/text-of.mjs';

const SHEETS = 2_000;
const SEED = 20_261_122;
/** The title, a paragraph and a cell. */
const PLACES = 3;

/** @param {(isGood: boolean, line: string) => void} report */
export async function run(report) {
  const [sheet] = await flagshipSheets();
  if (!sheet) throw new Error('There is no sheet.');
  const typesetter = new Typesetter();
  const fonts = fontFiles();
  const random = numbersFrom(SEED);
  const failed = [];
  const different = [];
  let compared = 0;
  for (let number = 0; number < SHEETS; number++) {
    const text = hostileText(random);
    const order = standardOrder(hostileView(sheet.view, text));
    try {
      const { pdf } = await typesetter.typeset(order);
      if (!isComparable(text)) continue;
      compared++;
      // What the typesetter was sent, with the boxes that stand for letters that no font has.
      const { view } = JSON.parse(withSubstitutes(order.data, fonts).text);
      const seen = bare(await textOf(pdf)).split(bare(view.title)).length - 1;
      if (seen < PLACES) different.push(`${JSON.stringify(text)} (${seen} of ${PLACES})`);
    } catch (error) {
      failed.push(`${JSON.stringify(text)}: ${error instanceof Error ? error.message : error}`);
    }
  }
  typesetter.close();
  report(
    failed.length === 0,
    `${SHEETS - failed.length} of ${SHEETS} hostile sheets came out (seed ${SEED}) ${some(failed)}`,
  );
  report(
    different.length === 0,
    `${compared - different.length} of ${compared} that can be compared say what they ` +
      `were given ${some(different)}`,
  );
}

/** @param {string[]} lines */
function some(lines) {
  return lines
    .slice(0, 5)
    .map((line) => `\n    ${line}`)
    .join('');
}

/** A text in every place that a view has for one. @param {import('@hearthside/print').View} view @param {string} text */
function hostileView(view, text) {
  const title = `T ${text} T`;
  const runs = [{ text: title }];
  const short = text.slice(0, 40);
  /** @type {import('@hearthside/print').ViewBlock[]} */
  const blocks = [
    { kind: 'paragraph', runs },
    {
      ...{ kind: 'table', label: [], header: [[{ text: 'A' }], [{ text: short }]] },
      ...{ rows: [{ cells: [runs, [{ text: short, strong: true }]], unit: 2 }], widths: [3, 1] },
      ...{ stackable: false, writable: true },
    },
    {
      kind: 'paragraph',
      runs: [
        { text: `x${short}`, blank: true },
        { text: `x${short}`, box: true },
      ],
    },
    { kind: 'paragraph', runs: [{ text: short, href: 'https://example.org/' }] },
    {
      kind: 'box',
      role: 'alert',
      label: short,
      blocks: [{ kind: 'lines', label: runs.slice(1), count: 1, unit: 6 }],
    },
    { kind: 'heading', level: 2, runs: [{ text: `x${short}` }] },
  ];
  return {
    ...view,
    ...{ title, documentTitle: `x${text}`, kicker: short, marks: [short] },
    footer: { left: short, edition: short },
    blocks: blocks.map((block, index) => ({ ...block, unit: index + 1 })),
  };
}
