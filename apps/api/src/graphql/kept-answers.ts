import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { FormattedExecutionResult } from 'graphql';

/** An answer as it goes over the wire, ready to be sent again. */
export interface KeptAnswer {
  result: FormattedExecutionResult;
  text: string;
  /** The text in UTF-8: encoding 30 kB anew for each reader costs more than finding it. */
  bytes: Buffer;
  etag: string;
}

const MEGABYTE = 2 ** 20;

/** Answers that follow from an edition, by everything on which they depend. Bounded by their bytes. */
export class KeptAnswers {
  readonly #kept = new LRUCache<string, KeptAnswer>({
    maxSize: 32 * MEGABYTE,
    // The answer stands there three times: as bytes, as text, and as values that take about as much.
    sizeCalculation: ({ text, bytes }, key) => bytes.length + 2 * text.length + key.length,
  });
  readonly #texts = new WeakMap<object, KeptAnswer>();

  get(key: string): KeptAnswer | undefined {
    return this.#kept.get(key);
  }

  keep(key: string, result: FormattedExecutionResult): KeptAnswer {
    const text = `${JSON.stringify(result)}\n`;
    const bytes = Buffer.from(text);
    const etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`;
    const answer = { result, text, bytes, etag };
    this.#kept.set(key, answer);
    if (result.data) this.#texts.set(result.data, answer);
    return answer;
  }

  /** The text of an answer that was kept; others are written out. */
  textOf(result: FormattedExecutionResult): string {
    const kept = result.data && !result.errors ? this.#texts.get(result.data) : undefined;
    return kept?.text ?? `${JSON.stringify(result)}\n`;
  }
}
