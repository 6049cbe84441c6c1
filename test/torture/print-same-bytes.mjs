// Every sheet of the flagship, twice, each time in a process of its own.
import { Typesetter } from '@hearthside/print';
import { flagshipSheets, standardOrder } from './print/flagship-sheets.mjs';

/** @param {(isGood: boolean, line: string) => void} report */
export async function run(report) {
  const sheets = await flagshipSheets();
  const different = [];
  for (const { name, view } of sheets) {
    const [one, two] = await Promise.all([inFreshProcess(view), inFreshProcess(view)]);
    if (Buffer.compare(one, two) !== 0) different.push(name);
  }
  const same = sheets.length - different.length;
  report(
    different.length === 0,
    `${same} of ${sheets.length} sheets have the same bytes in two processes ${different.join(' ')}`,
  );
}

/** @param {import('@hearthside/print').View} view */
async function inFreshProcess(view) {
  const typesetter = new Typesetter({ children: 1 });
  const { pdf } = await typesetter.typeset(standardOrder(view));
  typesetter.close();
  return pdf;
}
