import { createHash } from 'node:crypto';

/** Rows and SHA-256 of a table as COPY writes it: one line for each row, line ends in text escaped. */
export class Sum {
  readonly #hash = createHash('sha256');
  rows = 0;

  add(bytes: Buffer): void {
    this.#hash.update(bytes);
    for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) this.rows++;
  }

  /** To be asked once. */
  result(): { rows: number; sha256: string } {
    return { rows: this.rows, sha256: this.#hash.digest('hex') };
  }
}
