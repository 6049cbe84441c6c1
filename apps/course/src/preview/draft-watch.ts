import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { ReadingMemory } from '@hearthside/lesson-text';
import { watch, type FSWatcher } from 'chokidar';
import { readDraft, type Draft } from './draft.js';

/** Milliseconds without a further change before the folder is read: one save is several changes. */
const SETTLED = 50;
/** Milliseconds between two looks for a folder that has gone. */
const LOOK_AGAIN = 300;

/** A course folder, read anew whenever something in it changes. */
export class DraftWatch {
  readonly #path: string;
  readonly #memory: ReadingMemory;
  readonly #listeners = new Set<(draft: Draft) => void>();
  #draft: Draft;
  #watcher: FSWatcher | undefined;
  #timer: NodeJS.Timeout | undefined;
  #reading: Promise<void> | undefined;
  #isClosed = false;

  private constructor(path: string, draft: Draft, memory: ReadingMemory) {
    this.#path = path;
    this.#draft = draft;
    this.#memory = memory;
  }

  static async start(folder: string): Promise<DraftWatch> {
    const path = resolve(folder);
    const memory = new ReadingMemory();
    const started = new DraftWatch(path, await readDraft(path, undefined, memory), memory);
    started.#watch();
    return started;
  }

  get draft(): Draft {
    return this.#draft;
  }

  /** Calls back with each draft that differs from the one before; returns how to stop that. */
  onChange(listener: (draft: Draft) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#listeners.clear();
    await this.#watcher?.close();
    await this.#reading;
  }

  #watch(): void {
    const watcher = watch(this.#path, {
      ignoreInitial: true,
      followSymlinks: false,
      ignored: (file) => /^(?:.*[\\/])?(?:\.git|node_modules)$/.test(relative(this.#path, file)),
    });
    this.#watcher = watcher;
    watcher.on('all', () => this.#readIn(SETTLED));
    // Too many watched files, or a folder closed to us: reading it says what is wrong.
    watcher.on('error', () => this.#readIn(SETTLED));
    // What was saved between the last reading and the watching.
    watcher.on('ready', () => this.#readIn(SETTLED));
  }

  #readIn(milliseconds: number): void {
    if (this.#isClosed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const before = this.#reading ?? Promise.resolve();
      this.#reading = before.then(() => this.#read());
    }, milliseconds);
  }

  async #read(): Promise<void> {
    if (this.#isClosed) return;
    const draft = await readDraft(this.#path, this.#draft, this.#memory);
    const isOther = draft.version !== this.#draft.version;
    this.#draft = draft;
    if (isOther) for (const listener of this.#listeners) listener(draft);
    await this.#followThePath();
  }

  /** A folder that goes takes its watcher with it; one that comes back needs a new one. */
  async #followThePath(): Promise<void> {
    if (this.#isClosed) return;
    if (!existsSync(this.#path)) {
      await this.#watcher?.close();
      this.#watcher = undefined;
      this.#readIn(LOOK_AGAIN);
    } else if (!this.#watcher) {
      this.#watch();
    }
  }
}
