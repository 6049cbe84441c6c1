/**
 * Work that waits in lanes, one for whoever asks: the lanes take turns, so that nobody who asks for a hundred
 * things keeps another waiting for one.
 */
export class FairQueue<T> {
  /** The first lane is next; a lane that has had its turn goes to the end. */
  readonly #lanes = new Map<string, T[]>();

  add(lane: string, item: T): void {
    const waiting = this.#lanes.get(lane);
    if (waiting) waiting.push(item);
    else this.#lanes.set(lane, [item]);
  }

  next(): T | undefined {
    for (const [lane, [first, ...others]] of this.#lanes) {
      this.#lanes.delete(lane);
      if (others.length > 0) this.#lanes.set(lane, others);
      return first;
    }
    return undefined;
  }

  remove(item: T): void {
    for (const [lane, items] of this.#lanes) {
      const others = items.filter((each) => each !== item);
      if (others.length > 0) this.#lanes.set(lane, others);
      else this.#lanes.delete(lane);
    }
  }

  /** What comes before an item, in the order in which it will come if nothing more is added. */
  ahead(item: T): number {
    const lanes = [...this.#lanes.values()];
    const own = lanes.findIndex((items) => items.includes(item));
    if (own < 0) return 0;
    const place = lanes[own]!.indexOf(item);
    return lanes.reduce((sum, items, lane) => {
      const turns = place + (lane < own ? 1 : 0);
      return sum + (lane === own ? place : Math.min(items.length, turns));
    }, 0);
  }

  get length(): number {
    return [...this.#lanes.values()].reduce((sum, items) => sum + items.length, 0);
  }
}
