/** Tells whoever watches a packet that something about it is new, so that nobody asks again and again. */
export class PacketNews {
  readonly #watchers = new Map<string, Set<Watcher>>();

  /** @param over nothing comes after it */
  tell(id: string, over = false): void {
    for (const watcher of this.#watchers.get(id) ?? []) watcher.hear(over);
  }

  /**
   * A turn at once, and one for whatever is new after it. A slow reader finds all that came meanwhile in one turn,
   * so nothing piles up; what it shows is how things stand by then.
   */
  watch(id: string, isOver: boolean): AsyncIterableIterator<undefined> {
    const watchers = this.#watchers.get(id) ?? new Set();
    const watcher = new Watcher(() => {
      watchers.delete(watcher);
      if (watchers.size === 0) this.#watchers.delete(id);
    });
    if (!isOver) this.#watchers.set(id, watchers.add(watcher));
    watcher.hear(isOver);
    return watcher;
  }

  get watched(): number {
    return this.#watchers.size;
  }

  /** Nobody hears anything more. */
  close(): void {
    for (const watcher of [...this.#watchers.values()].flatMap((each) => [...each])) {
      void watcher.return();
    }
  }
}

const OVER = { done: true, value: undefined } as const;
const NEW = { done: false, value: undefined } as const;

/** No generator: one that waits could not be ended from outside before something is new. */
class Watcher implements AsyncIterableIterator<undefined> {
  #isNew = false;
  #isOver = false;
  #waiting: (() => void)[] = [];

  constructor(private readonly leave: () => void) {}

  hear(over: boolean): void {
    this.#isNew = true;
    if (over) this.#end();
    else this.#wake();
  }

  async next(): Promise<IteratorResult<undefined>> {
    while (!this.#isNew && !this.#isOver) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    const turn = this.#isNew ? NEW : OVER;
    this.#isNew = false;
    return turn;
  }

  async return(): Promise<IteratorResult<undefined>> {
    this.#isNew = false;
    this.#end();
    return OVER;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #end(): void {
    this.#isOver = true;
    this.leave();
    this.#wake();
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
