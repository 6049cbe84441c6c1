// What a PDF costs by our typesetter, against Chromium that prints the same sheet's HTML; what HTML costs;
// and how soon a lost child is made up for. Rounds are interleaved.
import { hasChromium } from './print-chromium.mjs';
import { benchCold } from './print-cold.mjs';
import { benchKilled } from './print-killed.mjs';
import { benchPack } from './print-pack.mjs';
import { Verdicts } from './print-verdicts.mjs';
import { benchPacket } from './packet.mjs';
import { benchWarm } from './print-warm.mjs';
import { flagshipSheets } from '../torture/print/flagship-sheets.mjs';

/** @param {(line: string) => void} say @returns {Promise<number>} gates missed */
export async function benchPrint(say) {
  if (!hasChromium) say('There is no Chromium here: what is compared with it is left out.');
  const sheets = await flagshipSheets();
  const handouts = sheets.filter(({ name }) => /^h\d-\d$/.test(name)).map(({ view }) => view);
  const [sheet] = handouts;
  if (!sheet) throw new Error('There is no handout.');
  const verdicts = new Verdicts(say);
  await benchWarm(sheet, verdicts);
  await benchCold(sheet, verdicts);
  await benchPack(handouts, verdicts);
  await benchPacket(verdicts);
  await benchKilled(sheet, verdicts);
  return verdicts.missed;
}
