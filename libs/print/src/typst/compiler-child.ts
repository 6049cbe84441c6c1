import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ChildReply, Order, Printed } from './engine.js';

/** A sheet that could not be typeset; the message is for whoever runs the service. */
export class TypesettingFailed extends Error {}

/** The process went before its sheet was done. */
export class ChildEnded extends Error {}

const ENTRY = fileURLToPath(new URL('./compiler.child.mjs', import.meta.url));
/** Megabytes of V8 heap; Typst's own memory is outside it. */
const HEAP = 256;
/** Megabytes in all. A pack of 960 pages takes 870. */
const MOST_MEMORY = 1_500;
/** Milliseconds between two looks at a child's memory: Typst can take some 100 MB in that time. */
const WATCH_EVERY = 250;

/** One process that typesets one sheet at a time, seen from outside. */
export class CompilerChild {
  state: 'starting' | 'idle' | 'busy' | 'ended' = 'starting';
  /** Sheets it has set. */
  done = 0;
  readonly #process: ChildProcess;
  #hear: ((reply: ChildReply) => void) | undefined;
  #lose: ((error: Error) => void) | undefined;
  #timers: NodeJS.Timeout[] = [];
  #before = 0;

  /**
   * @param patience milliseconds for a start, and for a sheet
   * @param changed called when it is ready, and when it has ended and why
   */
  constructor(
    engine: 'auto' | 'wasm',
    private readonly patience: number,
    private readonly changed: (ended?: string) => void,
  ) {
    this.#process = fork(ENTRY, [engine], {
      serialization: 'advanced',
      execArgv: ['--expose-gc', `--max-old-space-size=${HEAP}`],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { PATH: process.env['PATH'] },
    });
    this.#process.on('message', (reply: ChildReply) => {
      if (!('ready' in reply)) return this.#hear?.(reply);
      this.#rest();
      this.changed();
    });
    this.#process.on('exit', (code, signal) => this.#bury(signal ?? `exit code ${code}`));
    // Without a listener, a pipe that breaks or a fork that fails would end the whole service.
    this.#process.on('error', (error) => this.#bury(error.message));
    this.#endAfter(patience);
  }

  /** @throws TypesettingFailed when Typst refuses the sheet, ChildEnded when the process goes */
  async typeset(order: Order): Promise<Printed> {
    this.state = 'busy';
    this.#before = busyTime(this.#process.pid);
    this.#process.ref();
    this.#endAfter(this.patience);
    this.#watchMemory();
    const reply = await new Promise<ChildReply>((resolve, reject) => {
      this.#hear = resolve;
      this.#lose = reject;
      // A child that has just died is found out here; its exit buries it.
      this.#process.send({ order }, (error) => error && this.end());
    });
    this.done++;
    this.#rest();
    if ('failure' in reply) throw new TypesettingFailed(reply.failure);
    if (!('typeset' in reply)) throw new TypesettingFailed('The child said something else.');
    return { ...reply.typeset, replaced: reply.replaced };
  }

  /** Milliseconds of computing that the sheet has cost so far; a busy machine does not count. */
  spent(): number {
    return busyTime(this.#process.pid) - this.#before;
  }

  /** At once, whatever it is doing. */
  end(): void {
    this.#process.kill('SIGKILL');
  }

  /** An idle child does not keep the service from ending. */
  #rest(): void {
    this.#stopTimers();
    if (this.state === 'ended') return;
    this.state = 'idle';
    this.#process.unref();
    this.#process.channel?.unref();
  }

  #endAfter(milliseconds: number): void {
    this.#stopTimers();
    this.#timers.push(setTimeout(() => this.end(), milliseconds).unref());
  }

  #watchMemory(): void {
    const watch = () => {
      if (residentMegabytes(this.#process.pid) > MOST_MEMORY) this.end();
    };
    this.#timers.push(setInterval(watch, WATCH_EVERY).unref());
  }

  #stopTimers(): void {
    for (const timer of this.#timers.splice(0)) clearInterval(timer);
  }

  #bury(how: string): void {
    this.#stopTimers();
    if (this.state === 'ended') return;
    this.state = 'ended';
    this.#lose?.(new ChildEnded(how));
    this.changed(how);
  }
}

/** Nothing where the system does not tell; patience is the only limit there. */
function residentMegabytes(pid: number | undefined): number {
  try {
    const [, pages = '0'] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ');
    return (Number(pages) * 4096) / 2 ** 20;
  } catch {
    return 0;
  }
}

/** Milliseconds a process has computed; the clock where the system does not tell. */
function busyTime(pid: number | undefined): number {
  try {
    // The name in the second field may hold spaces; times follow it as fields 14 and 15.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return performance.now();
  }
}
