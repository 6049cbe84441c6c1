// A child is killed 200 times, idle and at work, its spare ready; the sheet after that must come out.
import { Typesetter } from '@hearthside/print';
import { atRest } from './print/at-rest.mjs';
import { bareFork } from './print/bare-fork.mjs';
import { children, median } from './print/children.mjs';
import { flagshipSheets, standardOrder } from './print/flagship-sheets.mjs';

const KILLS = 200;
/** Milliseconds from the kill to the next PDF. */
const GOAL = 300;
/** The same as starts of a process that does nothing, for a machine that others keep busy. */
const GOAL_IN_STARTS = 3;

/** @param {(isGood: boolean, line: string) => void} report */
export async function run(report) {
  const [sheet] = (await flagshipSheets()).filter(({ name }) => name === 'h2-1');
  if (!sheet) throw new Error('There is no handout.');
  const typesetter = new Typesetter({ children: 1 });
  const order = (/** @type {number} */ number) =>
    standardOrder({ ...sheet.view, title: `${sheet.view.title} ${number}` });
  await typesetter.typeset(order(-1));
  const times = [];
  const starts = [];
  let served = 0;
  for (let number = 0; number < KILLS; number++) {
    const isAtWork = number % 2 === 1;
    const underWay = isAtWork ? typesetter.typeset(order(number)) : undefined;
    // The oldest is the one that worked last; the other stands ready.
    const [oldest] = children();
    const from = performance.now();
    if (oldest) process.kill(oldest, 'SIGKILL');
    await (underWay ?? typesetter.typeset(order(number))).then(
      () => served++,
      () => {},
    );
    times.push(performance.now() - from);
    starts.push(await bareFork());
    await typesetter.typeset(order(KILLS + number));
    // The next kill comes when the one that was lost has been replaced.
    await atRest(children);
  }
  typesetter.close();
  const worst = Math.max(...times);
  report(served === KILLS, `${served} of ${KILLS} sheets came out after a kill`);
  report(
    median(times) <= GOAL || median(times) <= GOAL_IN_STARTS * median(starts),
    `from kill to PDF: median ${median(times).toFixed(0)} ms, worst ${worst.toFixed(0)} ms ` +
      `(goal ${GOAL}, or ${GOAL_IN_STARTS} bare starts of ${median(starts).toFixed(0)} ms)`,
  );
}
