import { spreadOf } from './measure.mjs';
import { processorTime } from './print-processes.mjs';

/** @typedef {{ wall: number, work: number }} Cost milliseconds by the clock, and of processor time */

/**
 * What one time costs, with everything that this process has started.
 *
 * @param {number} times
 * @param {() => unknown} work
 * @param {() => unknown} prepare before each time; not counted
 */
export async function costOf(times, work, prepare = () => {}) {
  const cost = { wall: 0, work: 0 };
  for (let time = 0; time < times; time++) {
    await prepare();
    const [wall, before] = [performance.now(), processorTime(process.pid)];
    await work();
    cost.wall += performance.now() - wall;
    cost.work += processorTime(process.pid) - before;
  }
  return { wall: cost.wall / times, work: cost.work / times };
}

/** Says what was measured, round against round, and counts the gates that are missed. */
export class Verdicts {
  missed = 0;
  say;

  /** @param {(line: string) => void} say */
  constructor(say) {
    this.say = say;
  }

  /**
   * Costs as a share of other costs. Nothing is said of what was not measured.
   *
   * @param {string} name @param {Cost[]} own @param {string} than @param {Cost[]} others one for each of `own`
   * @param {number} [gate] the share by the clock that is allowed
   */
  share(name, own, than, others, gate) {
    if (others.length === 0) return;
    const shares = (/** @type {keyof Cost} */ kind) =>
      spreadOf(own.map((cost, round) => cost[kind] / (others[round]?.[kind] ?? NaN)));
    const { middle, least, most } = shares('wall');
    const verdict = this.#judge(middle, gate);
    this.say(
      `  ${`${name}, ${than}`.padEnd(50)} ${inMilliseconds(own)} against ${inMilliseconds(others)}` +
        `   ${middle.toFixed(3)} × (${least.toFixed(3)} to ${most.toFixed(3)})` +
        `, processor ${shares('work').middle.toFixed(3)} ×${verdict}`,
    );
  }

  /** @param {string} name @param {number[]} values @param {string} unit @param {number} [gate] */
  limit(name, values, unit, gate) {
    const { middle, least, most } = spreadOf(values);
    const spread = `${middle.toFixed(0)} ${unit} (${least.toFixed(0)} to ${most.toFixed(0)})`;
    this.say(`  ${name.padEnd(50)} ${spread}${this.#judge(middle, gate)}`);
  }

  /** @param {number} value @param {number | undefined} gate */
  #judge(value, gate) {
    if (gate === undefined) return '';
    if (value <= gate) return `, gate ${gate} met`;
    this.missed++;
    return `, gate ${gate} MISSED`;
  }
}

/** @param {Cost[]} costs */
function inMilliseconds(costs) {
  const { middle } = spreadOf(costs.map(({ wall }) => wall));
  return `${middle < 10 ? middle.toFixed(2) : middle.toFixed(0)} ms`;
}
