// One child, never replaced, sets 5,000 different handouts.
import { Typesetter } from '@hearthside/print';
import { children, median, residentMegabytes } from './print/children.mjs';
import { flagshipSheets, standardOrder } from './print/flagship-sheets.mjs';

const COMPILES = 5_000;
/** V8 and Typst's caches reach their working size within some hundred sheets. */
const WARM_UP = 500;
/** Samples around each point, so that one collection more or less does not decide. */
const AROUND = 100;
const GOAL = 1;

/** @param {(isGood: boolean, line: string) => void} report */
export async function run(report) {
  const handouts = (await flagshipSheets()).filter(({ name }) => /^h\d-\d$/.test(name));
  const typesetter = new Typesetter({ children: 1, recycleAfter: Infinity });
  /** @type {number[]} */
  const samples = [];
  let child = 0;
  for (let number = 0; number < COMPILES; number++) {
    const { view } = handouts[number % handouts.length] ?? {};
    if (!view) throw new Error('There is no handout.');
    await typesetter.typeset(standardOrder({ ...view, title: `${view.title} ${number}` }));
    const [pid = 0] = children();
    if (child && !children().includes(child)) throw new Error('The child was replaced.');
    child ||= pid;
    samples.push(residentMegabytes(child));
  }
  typesetter.close();
  const at = (/** @type {number} */ number) => median(samples.slice(number - AROUND, number));
  const marks = [WARM_UP, 1_000, 2_000, 3_000, 4_000, COMPILES].map((number) =>
    at(number).toFixed(0),
  );
  const warm = at(WARM_UP);
  const end = at(COMPILES);
  const growth = ((end - warm) / (COMPILES - WARM_UP)) * 1_000;
  report(
    growth <= GOAL,
    `${marks.join(', ')} MB after 500, 1,000, 2,000, 3,000, 4,000 and 5,000 sheets: ` +
      `${growth.toFixed(2)} MB per 1,000 (goal ${GOAL})`,
  );
}
