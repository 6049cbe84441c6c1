import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom, type CopyStreamQuery } from 'pg-copy-streams';

/** One COPY into a table, at the database's own pace. */
export class CopyIn {
  readonly #stream: CopyStreamQuery;
  readonly #failed: Promise<never>;

  constructor(client: Client, sql: string) {
    this.#stream = client.query(copyFrom(sql));
    this.#failed = new Promise((_, reject) => this.#stream.once('error', reject));
    // Whoever writes next, or ends, gets it.
    this.#failed.catch(() => {});
    this.#stream.on('error', () => {});
  }

  async write(bytes: Buffer): Promise<void> {
    if (this.#stream.write(bytes)) return;
    await Promise.race([once(this.#stream, 'drain'), this.#failed]);
  }

  /** @throws what the database found wrong with the rows */
  async end(): Promise<void> {
    this.#stream.end();
    await Promise.race([finished(this.#stream), this.#failed]);
  }
}
