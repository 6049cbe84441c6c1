import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Context } from '../context/context.js';
import { subjectOf } from './announce.js';
import { Hearer } from './hearer.js';
import { keepListening } from './listening.js';

/**
 * Hears what is announced, whichever process did it: one listening connection for all who wait, opened for the
 * first of them.
 */
@Injectable()
export class Announcements implements OnModuleDestroy {
  readonly #hearers = new Map<string, Set<Hearer>>();
  #stop: (() => Promise<void>) | undefined;
  #isListening = false;

  /** @param url of the database, for the application’s role */
  constructor(private readonly url: string) {}

  /**
   * News of one subject of the reader’s institute, each saying no more than "read it again": once when it is
   * listened for, so that nothing falls between reading and hearing; after every change; and after the
   * database was away. Whether the reader may know is to be asked at every one.
   */
  heard(ctx: Pick<Context, 'who'>, topic: Lowercase<string>, id: string): Hearer {
    const subject = subjectOf(ctx, topic, id);
    const those = this.#hearers.get(subject) ?? new Set();
    const hearer = new Hearer(() => {
      those.delete(hearer);
      if (those.size === 0 && this.#hearers.get(subject) === those) this.#hearers.delete(subject);
    });
    this.#hearers.set(subject, those.add(hearer));
    if (this.#isListening) hearer.tell();
    this.#stop ??= keepListening(this.url, {
      begun: () => {
        this.#isListening = true;
        for (const each of this.#all()) each.tell();
      },
      heard: (about) => this.#hearers.get(about)?.forEach((each) => each.tell()),
    });
    return hearer;
  }

  async onModuleDestroy(): Promise<void> {
    for (const each of this.#all()) await each.return();
    await this.#stop?.();
  }

  #all(): Hearer[] {
    return [...this.#hearers.values()].flatMap((those) => [...those]);
  }
}
