import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ChildReply, Order, Printed } from './engine.js';

export interface TypesetterOptions {
  /** Children that typeset side by side. */
  children?: number;
  /** `wasm` even where there is a native package: slower, and the same on every machine. */
  engine?: 'auto' | 'wasm';
  /** Milliseconds after which a child is taken for a runaway and ended. */
  patience?: number;
  /** Sheets after which a child is replaced, whatever its health. */
  recycleAfter?: number;
  /** Gets what a person running the service should know. */
  log?: (line: string) => void;
}

/** A sheet that could not be typeset; the message is for whoever runs the service. */
export class TypesettingFailed extends Error {}

interface Job {
  order: Order;
  resolve(printed: Printed): void;
  reject(error: Error): void;
}

interface Worker {
  child: ChildProcess;
  ready: boolean;
  job: Job | undefined;
  timer: NodeJS.Timeout | undefined;
  done: number;
}

const ENTRY = fileURLToPath(new URL('./compiler.child.mjs', import.meta.url));
/** Megabytes of V8 heap; Typst's own memory is outside it. */
const HEAP = 256;
/** Characters of data that one sheet may hold: a hundred times the longest real one. */
const LONGEST_ORDER = 5_000_000;
/** Sheets that may wait: at 10 ms a sheet, a few seconds of work. */
const LONGEST_QUEUE = 500;

/** A pool of child processes that typeset sheets; started when the first sheet asks for one. */
export class Typesetter {
  readonly #options: Required<TypesetterOptions>;
  readonly #workers = new Set<Worker>();
  readonly #queue: Job[] = [];
  #closed = false;

  constructor(options: TypesetterOptions = {}) {
    this.#options = {
      children: 2,
      engine: 'auto',
      patience: 20_000,
      recycleAfter: 500,
      log: () => {},
      ...options,
    };
  }

  /** Typesets one sheet. @throws TypesettingFailed when Typst refuses it, or takes too long */
  typeset(order: Order): Promise<Printed> {
    if (order.data.length > LONGEST_ORDER) {
      return Promise.reject(new TypesettingFailed('The sheet is too long to typeset.'));
    }
    if (this.#closed) return Promise.reject(new TypesettingFailed('Closing down.'));
    if (this.#queue.length >= LONGEST_QUEUE) {
      return Promise.reject(new TypesettingFailed('Too many sheets are waiting.'));
    }
    return new Promise((resolve, reject) => {
      this.#queue.push({ order, resolve, reject });
      this.#serve();
    });
  }

  /** Ends the children; sheets still waiting are refused. */
  close(): void {
    this.#closed = true;
    for (const job of this.#queue.splice(0)) job.reject(new TypesettingFailed('Closing down.'));
    for (const worker of this.#workers) worker.child.kill('SIGKILL');
  }

  #serve(): void {
    if (this.#closed) return;
    for (const worker of this.#workers) {
      if (this.#queue.length === 0) return;
      if (worker.ready && !worker.job) this.#give(worker, this.#queue.shift()!);
    }
    const starting = [...this.#workers].filter(({ ready }) => !ready).length;
    const room = this.#options.children - this.#workers.size;
    for (let more = Math.min(room, this.#queue.length - starting); more > 0; more--) this.#start();
  }

  #give(worker: Worker, job: Job): void {
    worker.job = job;
    worker.child.ref();
    worker.timer = setTimeout(() => {
      this.#options.log(`A sheet took over ${this.#options.patience} ms and was given up.`);
      worker.child.kill('SIGKILL');
    }, this.#options.patience);
    // A child that has just died is found out here; its exit buries it.
    worker.child.send({ order: job.order }, (error) => {
      if (error) worker.child.kill('SIGKILL');
    });
  }

  #start(): void {
    const child = fork(ENTRY, [this.#options.engine], {
      serialization: 'advanced',
      execArgv: ['--expose-gc', `--max-old-space-size=${HEAP}`],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { PATH: process.env['PATH'] },
    });
    const worker: Worker = { child, ready: false, job: undefined, timer: undefined, done: 0 };
    this.#workers.add(worker);
    child.on('message', (reply) => this.#hear(worker, reply as ChildReply));
    child.on('exit', (code, signal) => this.#bury(worker, signal ?? `exit code ${code}`));
    // Without a listener, a pipe that breaks or a fork that fails would end the whole service.
    child.on('error', (error) => this.#bury(worker, error.message));
    worker.timer = setTimeout(() => child.kill('SIGKILL'), this.#options.patience);
    worker.timer.unref();
  }

  #hear(worker: Worker, reply: ChildReply): void {
    if ('ready' in reply) {
      clearTimeout(worker.timer);
      worker.ready = true;
      this.#rest(worker);
      this.#serve();
      return;
    }
    const { job } = worker;
    if (!job) {
      return;
    }
    clearTimeout(worker.timer);
    worker.job = undefined;
    worker.done++;
    if ('failure' in reply) job.reject(new TypesettingFailed(reply.failure));
    else {
      const { typeset, replaced } = reply;
      if (replaced.length > 0) {
        this.#options.log(`No font has ${replaced.join(' ')}; an empty box stands instead.`);
      }
      job.resolve({ ...typeset, replaced });
    }
    if (worker.done >= this.#options.recycleAfter) {
      // Out of the pool first, or the next sheet would be given to the process being ended.
      this.#workers.delete(worker);
      worker.child.kill('SIGKILL');
    } else this.#rest(worker);
    this.#serve();
  }

  /** An idle child does not keep the service from ending. */
  #rest({ child }: Worker): void {
    child.unref();
    child.channel?.unref();
  }

  #bury(worker: Worker, how: string): void {
    clearTimeout(worker.timer);
    if (!this.#workers.delete(worker)) return;
    worker.job?.reject(new TypesettingFailed(`Typesetting this sheet ended with ${how}.`));
    if (!worker.ready && !this.#closed && this.#workers.size === 0) {
      // It could not even start, and neither would the next: the sheets that wait are refused.
      const failed = new TypesettingFailed(`The typesetter did not start: ${how}.`);
      for (const job of this.#queue.splice(0)) job.reject(failed);
    }
    this.#serve();
  }
}
