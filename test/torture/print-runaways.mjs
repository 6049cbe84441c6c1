// A stream of good handouts, first by itself, then with 50 sheets in it that never end.
import { setTimeout as wait } from 'node:timers/promises';
import { Typesetter } from '@hearthside/print';
import { median } from './print/children.mjs';
import { flagshipSheets, standardOrder } from './print/flagship-sheets.mjs';

const GOOD = 500;
const RUNAWAYS = 50;
/** Milliseconds from one good sheet to the next: more than one takes, so that no queue builds up. */
const PACE = 60;
/** Milliseconds that a good sheet may wait, however many runaways there are. */
const GOAL = 1_000;

/** @param {(isGood: boolean, line: string) => void} report */
export async function run(report) {
  const handouts = (await flagshipSheets()).filter(({ name }) => /^h\d-\d$/.test(name));
  const typesetter = new Typesetter({ patience: 3_000 });
  const good = (/** @type {number} */ number) => {
    const { view } = handouts[number % handouts.length] ?? {};
    if (!view) throw new Error('There is no handout.');
    return standardOrder({ ...view, title: `${view.title} ${number}` });
  };
  const first = /** @type {NonNullable<(typeof handouts)[0]>} */ (handouts[0]).view;
  const paragraph = { kind: 'paragraph', runs: [{ text: 'tea '.repeat(8) }] };
  const blocks = Array.from({ length: 60_000 }, (_, index) => ({ ...paragraph, unit: index + 1 }));
  const runaway = standardOrder(/** @type {typeof first} */ ({ ...first, blocks }));

  /** @param {boolean} withRunaways @returns {Promise<number[]>} milliseconds of each good sheet */
  const stream = async (withRunaways) => {
    const waits = [];
    for (let number = 0; number < GOOD; number++) {
      if (withRunaways && number % (GOOD / RUNAWAYS) === 0) {
        typesetter.typeset(runaway).catch(() => {});
      }
      const from = performance.now();
      waits.push(typesetter.typeset(good(number)).then(() => performance.now() - from));
      await wait(PACE);
    }
    return Promise.all(waits);
  };

  await Promise.all(Array.from({ length: 50 }, (_, number) => typesetter.typeset(good(number))));
  const alone = await stream(false);
  const amid = await stream(true);
  typesetter.close();
  const [calm, worst] = [Math.max(...alone), Math.max(...amid)];
  report(
    worst <= GOAL,
    `${GOOD} good sheets amid ${RUNAWAYS} runaways: slowest wait ${worst.toFixed(0)} ms, alone ` +
      `${calm.toFixed(0)} ms, ${(worst / calm).toFixed(1)} times (median ` +
      `${median(amid).toFixed(0)} and ${median(alone).toFixed(0)} ms; goal ${GOAL} ms)`,
  );
}
