/**
 * Waits for news of one subject. However many came while its reader was busy, they are one: all of them say
 * "read again". No generator, since one that waits could not be ended from outside.
 */
export class Hearer implements AsyncIterableIterator<void> {
  #isOver = false;
  #hasNews = false;
  #waiting: ((result: IteratorResult<void>) => void)[] = [];

  /** @param onEnd what lets go of it */
  constructor(private readonly onEnd: (hearer: Hearer) => void) {}

  tell(): void {
    const next = this.#waiting.shift();
    if (next) next({ done: false, value: undefined });
    else this.#hasNews = true;
  }

  next(): Promise<IteratorResult<void>> {
    if (this.#isOver) return Promise.resolve({ done: true, value: undefined });
    if (this.#hasNews) {
      this.#hasNews = false;
      return Promise.resolve({ done: false, value: undefined });
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  return(): Promise<IteratorResult<void>> {
    this.#isOver = true;
    this.onEnd(this);
    for (const next of this.#waiting.splice(0)) next({ done: true, value: undefined });
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
