import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds of one tick in /proc: the kernel's USER_HZ is 100 on every Linux that Node runs on. */
const TICK = 10;

/** A process with all that it has started: its own id first. @param {number} pid @returns {number[]} */
export function familyOf(pid) {
  return [pid, ...childrenOf(pid).flatMap(familyOf)];
}

/** @param {number} pid @returns {number[]} none of a process that has ended */
export function childrenOf(pid) {
  try {
    // Each thread has children of its own.
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')
        .split(' ')
        .filter(Boolean)
        .map(Number),
    );
  } catch {
    return [];
  }
}

/**
 * Milliseconds of processor time that a family of processes has used. What ended in it counts as long
 * as its parent runs, so a difference of two looks is right whoever has come and gone.
 *
 * @param {number} pid
 */
export function processorTime(pid) {
  let ticks = 0;
  for (const each of familyOf(pid)) {
    const fields = statOf(each);
    for (const field of [11, 12, 13, 14]) ticks += Number(fields[field] ?? 0);
  }
  return ticks * TICK;
}

/** Megabytes that a process has held in memory at most. @param {number} pid */
export function peakMegabytes(pid) {
  const [, kilobytes = '0'] =
    /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

/** The fields of /proc/<pid>/stat after the name, which may hold spaces. @param {number} pid */
function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}
