import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const LOOKS = 5;
/** Milliseconds between two looks. */
const EVERY = 20;

/** Waits until processes have done nothing for a while: those that were starting are ready. @param {() => number[]} pids */
export async function atRest(pids) {
  let before = '';
  for (let calm = 0; calm < LOOKS;) {
    await wait(EVERY);
    const states = pids().map(stateOf);
    const now = states.join();
    const isCalm = now === before && states.every((state) => state.startsWith('S'));
    calm = isCalm ? calm + 1 : 0;
    before = now;
  }
}

/** Sleeping or running, and the processor time so far. @param {number} pid */
function stateOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return `${fields[0]} ${pid} ${fields[11]} ${fields[12]}`;
  } catch {
    return 'gone';
  }
}
