import { createHash } from 'node:crypto';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Order, Printed } from './engine.js';
import type { Setter } from './typeset-sheet.js';
import { Typesetter } from './typesetter.js';

const MEGABYTE = 2 ** 20;
const CACHE_SIZE = 64 * MEGABYTE;

/**
 * The one typesetter of a service. What says the same is set once, for sheets and for packets alike; what may
 * hold names is not kept.
 */
@Injectable()
export class Press implements Setter, OnModuleDestroy {
  readonly #logger = new Logger('Print');
  readonly #typesetter = new Typesetter({ log: (line) => this.#logger.warn(line) });
  readonly #kept = new LRUCache<string, Printed>({
    maxSize: CACHE_SIZE,
    sizeCalculation: ({ pdf, units }) => pdf.length + units.length * 16 + 1,
  });
  readonly #underway = new Map<string, Promise<Printed>>();

  typeset(order: Order): Promise<Printed> {
    const key = fingerprint(order);
    const kept = this.#kept.get(key);
    if (kept) return Promise.resolve(kept);
    const work = this.#underway.get(key) ?? this.#anew(key, order);
    this.#underway.set(key, work);
    return work;
  }

  async #anew(key: string, order: Order): Promise<Printed> {
    try {
      const printed = await this.#typesetter.typeset(order);
      if (!order.passing) this.#kept.set(key, printed);
      return printed;
    } finally {
      this.#underway.delete(key);
    }
  }

  onModuleDestroy(): void {
    this.#typesetter.close();
  }
}

/** Of everything that reaches the paper. */
function fingerprint({ data, assets, timestamp }: Order): string {
  const hash = createHash('sha256').update(`${timestamp}\n${data.length}\n`).update(data);
  for (const { name, bytes } of assets) {
    hash.update(`\n${name}\n${bytes.length}\n`).update(bytes);
  }
  return hash.digest('base64');
}
