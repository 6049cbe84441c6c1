import { Typesetter } from '@hearthside/print';
import { atRest } from '../torture/print/at-rest.mjs';
import { bareFork } from '../torture/print/bare-fork.mjs';
import { standardOrder } from '../torture/print/flagship-sheets.mjs';
import { childrenOf } from './print-processes.mjs';
import { another } from './print-views.mjs';

const KILLS = 30;
/** Milliseconds from the loss of a child to the next PDF. */
const GATE = 300;

/**
 * The child that would set the next sheet is killed, and the sheet is asked for at once: first with a
 * spare ready beside it, then with the spare gone as well.
 *
 * @param {import('@hearthside/print').View} sheet
 * @param {import('./print-verdicts.mjs').Verdicts} verdicts
 */
export async function benchKilled(sheet, verdicts) {
  const others = childrenOf(process.pid);
  const own = () => childrenOf(process.pid).filter((pid) => !others.includes(pid));
  const typesetter = new Typesetter({ children: 1 });
  const times = { one: [0], all: [0], bare: [0] };
  const after = async (/** @type {number} */ killed) => {
    await typesetter.typeset(standardOrder(another(sheet)));
    await atRest(own);
    const order = standardOrder(another(sheet));
    const from = performance.now();
    for (const pid of own().slice(0, killed)) process.kill(pid, 'SIGKILL');
    await typesetter.typeset(order);
    return performance.now() - from;
  };
  for (let kill = 0; kill < KILLS; kill++) {
    times.one[kill] = await after(1);
    times.all[kill] = await after(2);
    times.bare[kill] = await bareFork();
  }
  typesetter.close();
  verdicts.say(`From SIGKILL to the next PDF, ${KILLS} times:`);
  verdicts.limit('a child lost, its spare ready', times.one, 'ms', GATE);
  verdicts.limit('child and spare lost together', times.all, 'ms');
  verdicts.limit('yardstick: a process that does nothing starts', times.bare, 'ms');
}
