import { ChildEnded, CompilerChild, TypesettingFailed } from './compiler-child.js';
import type { Order, Printed } from './engine.js';

export { TypesettingFailed } from './compiler-child.js';

export interface TypesetterOptions {
  /** Sheets that are set side by side; one child more stands ready for when one is lost. */
  children?: number;
  /** `wasm` even where there is a native package: slower, and the same on every machine. */
  engine?: 'auto' | 'wasm';
  /** Milliseconds after which a child is taken for a runaway and ended. */
  patience?: number;
  /** Milliseconds of computing after which a sheet no longer keeps others waiting. */
  slowAfter?: number;
  /** Sheets after which a child is replaced, whatever its health. */
  recycleAfter?: number;
  /** Gets what a person running the service should know. */
  log?: (line: string) => void;
}

interface Job {
  order: Order;
  /** It took too long once: from then on it has to be alone among its like. */
  isSlow: boolean;
  /** Children lost with it through no fault of the sheet, as far as anyone can tell. */
  losses: number;
  resolve(printed: Printed): void;
  reject(error: Error): void;
}

/** Characters of data that one sheet may hold: a hundred times the longest real one. */
const LONGEST_ORDER = 5_000_000;
/** Sheets that may wait: at 10 ms a sheet, a few seconds of work. */
const LONGEST_QUEUE = 500;
const MOST_FAILED_STARTS = 3;
/** The child at work and the one that stood ready may both be gone. */
const MOST_LOSSES = 2;
/** Milliseconds between two looks at what a sheet has cost. */
const LOOK_EVERY = 50;

/**
 * A pool of child processes that typeset sheets; started when the first sheet asks for one. A
 * sheet that takes long goes on in a lane of its own, one at a time: however many runaways there
 * are, each keeps others from a child for `slowAfter` milliseconds and no longer.
 */
export class Typesetter {
  readonly #options: Required<TypesetterOptions>;
  readonly #children = new Set<CompilerChild>();
  readonly #quick = new Map<CompilerChild, Job>();
  readonly #slow = new Map<CompilerChild, Job>();
  readonly #queue: Job[] = [];
  readonly #slowQueue: Job[] = [];
  #failedStarts = 0;
  #closed = false;

  constructor(options: TypesetterOptions = {}) {
    const engine = options.engine ?? 'auto';
    this.#options = {
      children: 2,
      patience: 20_000,
      // The longest sheet of a lesson takes 0.2 s; WebAssembly is seven times slower.
      slowAfter: engine === 'wasm' ? 3_000 : 400,
      recycleAfter: 500,
      log: () => {},
      ...options,
      engine,
    };
  }

  /** Typesets one sheet. @throws TypesettingFailed when Typst refuses it, or takes too long */
  typeset(order: Order): Promise<Printed> {
    if (order.data.length > LONGEST_ORDER) {
      return Promise.reject(new TypesettingFailed('The sheet is too long to typeset.'));
    }
    if (this.#closed) return Promise.reject(new TypesettingFailed('Closing down.'));
    if (this.#queue.length + this.#slowQueue.length >= LONGEST_QUEUE) {
      return Promise.reject(new TypesettingFailed('Too many sheets are waiting.'));
    }
    return new Promise((resolve, reject) => {
      this.#queue.push({ order, isSlow: false, losses: 0, resolve, reject });
      this.#serve();
    });
  }

  /** Ends the children; sheets still waiting are refused. */
  close(): void {
    this.#closed = true;
    this.#refuseAll(new TypesettingFailed('Closing down.'));
    for (const child of this.#children) child.end();
  }

  #serve(): void {
    if (this.#closed) return;
    for (const child of this.#children) {
      if (child.state !== 'idle' || this.#quick.has(child) || this.#slow.has(child)) continue;
      if (this.#quick.size < this.#options.children && this.#queue.length > 0) {
        void this.#give(child, this.#queue.shift()!);
      } else if (this.#slow.size === 0 && this.#slowQueue.length > 0) {
        void this.#give(child, this.#slowQueue.shift()!);
      }
    }
    const more = Math.min(this.#options.children - this.#quick.size, this.#queue.length);
    const spare = this.#failedStarts < MOST_FAILED_STARTS ? 1 : 0;
    const free = [...this.#children].filter(({ state }) => /starting|idle/.test(state)).length;
    for (let missing = more + spare - free; missing > 0; missing--) this.#start();
  }

  async #give(child: CompilerChild, job: Job): Promise<void> {
    (job.isSlow ? this.#slow : this.#quick).set(child, job);
    const timer = job.isSlow
      ? undefined
      : setInterval(() => {
          if (child.spent() < this.#options.slowAfter) return;
          clearInterval(timer);
          this.#slowDown(child, job);
        }, LOOK_EVERY);
    try {
      const printed = await child.typeset(job.order);
      const { replaced } = printed;
      if (replaced.length > 0) {
        this.#options.log(`No font has ${replaced.join(' ')}; an empty box stands instead.`);
      }
      job.resolve(printed);
    } catch (error) {
      this.#takeBack(child, job, error as Error);
    } finally {
      clearInterval(timer);
      this.#quick.delete(child);
      this.#slow.delete(child);
      if (child.done >= this.#options.recycleAfter) {
        // Out of the pool first, or the next sheet would be given to the process being ended.
        this.#children.delete(child);
        child.end();
      }
      this.#serve();
    }
  }

  /** Makes room for the next sheet; when a slow one is under way already, this one starts anew. */
  #slowDown(child: CompilerChild, job: Job): void {
    job.isSlow = true;
    this.#quick.delete(child);
    if (this.#slow.size === 0) this.#slow.set(child, job);
    else {
      this.#children.delete(child);
      child.end();
    }
    this.#serve();
  }

  #takeBack(child: CompilerChild, job: Job, error: Error): void {
    if (!(error instanceof ChildEnded)) return job.reject(error);
    const wasSlowed = job.isSlow && !this.#slow.has(child);
    if (!this.#closed && wasSlowed) this.#slowQueue.push(job);
    else if (!this.#closed && !job.isSlow && job.losses < MOST_LOSSES) {
      job.losses++;
      this.#queue.unshift(job);
    } else {
      if (job.isSlow) this.#options.log(`A sheet took too long or too much, and was given up.`);
      job.reject(new TypesettingFailed(`Typesetting this sheet ended with ${error.message}.`));
    }
  }

  #start(): void {
    const { engine, patience } = this.#options;
    let wasReady = false;
    const child = new CompilerChild(engine, patience, (ended) => {
      if (ended === undefined) {
        wasReady = true;
        this.#failedStarts = 0;
      } else {
        this.#children.delete(child);
        if (!wasReady) this.#failedToStart(ended);
      }
      this.#serve();
    });
    this.#children.add(child);
  }

  /** When some could not even start, neither would the next: the sheets that wait are refused. */
  #failedToStart(how: string): void {
    this.#failedStarts++;
    if (this.#children.size > 0 || this.#failedStarts < MOST_FAILED_STARTS) return;
    this.#refuseAll(new TypesettingFailed(`The typesetter did not start: ${how}.`));
  }

  #refuseAll(error: TypesettingFailed): void {
    for (const job of this.#queue.splice(0)) job.reject(error);
    for (const job of this.#slowQueue.splice(0)) job.reject(error);
  }
}
