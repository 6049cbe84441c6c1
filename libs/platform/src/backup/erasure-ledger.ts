import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from './backup-folder.js';

/** Somebody or something that was erased, by ids alone. */
export interface Erasure {
  /** What was erased, such as "membership". */
  kind: string;
  id: string;
  /** Nothing where it belonged to no institute. */
  instituteId?: string | undefined;
  /** ISO, UTC. */
  at: string;
}

/** The ledger cannot be relied on; the message says where. */
export class LedgerDamaged extends Error {}

/**
 * What was erased, in a file outside the database and outside its backups: a backup from before an
 * erasure still holds the person, and a restore deletes them again. One line for each, with a sum of its
 * own. One process appends; several may read.
 */
export class ErasureLedger {
  #turn: Promise<unknown> = Promise.resolve();

  constructor(readonly file: string) {}

  /** On the disk when it returns. To be called before the erasure is acknowledged. */
  append(...entries: Erasure[]): Promise<void> {
    return this.#inTurn(() => this.#append(entries));
  }

  /**
   * All entries, oldest first; none where there is no file. A last line that was cut off by a crash was
   * never acknowledged and is left out.
   *
   * @throws LedgerDamaged for any other line that is not as it was written
   */
  async read(): Promise<Erasure[]> {
    const text = await readFile(this.file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '';
      throw error;
    });
    const lines = text
      .slice(0, text.lastIndexOf('\n') + 1)
      .split('\n')
      .slice(0, -1);
    return lines.map((line, index) => {
      const entry = entryIn(line);
      if (entry) return entry;
      throw new LedgerDamaged(
        `Line ${index + 1} of the list of erased people ${this.file} is damaged. Put the file back ` +
          'from a copy; without it, people who were erased could come back.',
      );
    });
  }

  /** Adds those of the entries that are not there yet; returns all. */
  merge(entries: Erasure[]): Promise<Erasure[]> {
    return this.#inTurn(async () => {
      const known = new Map((await this.read()).map((entry) => [lineOf(entry), entry]));
      const missing = entries.filter((entry) => !known.has(lineOf(entry)));
      for (const entry of missing) known.set(lineOf(entry), entry);
      const all = [...known.values()].sort(byTime);
      if (missing.length > 0) await this.#replace(all);
      return all;
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => {});
    return done;
  }

  async #append(entries: Erasure[]): Promise<void> {
    if (entries.length === 0) return;
    await mkdir(dirname(this.file), { recursive: true });
    const handle = await open(this.file, 'a+', 0o600);
    try {
      const { size } = await handle.stat();
      const whole = await endOfLastLine(handle, size);
      if (whole < size) await handle.truncate(whole);
      await handle.appendFile(entries.map(lineOf).join(''));
      await handle.sync();
      if (size === 0) await syncFolder(dirname(this.file));
    } finally {
      await handle.close();
    }
  }

  async #replace(entries: Erasure[]): Promise<void> {
    await mkdir(dirname(this.file), { recursive: true });
    const draft = `${this.file}.draft`;
    const handle = await open(draft, 'w', 0o600);
    try {
      await handle.writeFile(entries.map(lineOf).join(''));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, this.file).catch(async (error: unknown) => {
      await rm(draft, { force: true });
      throw error;
    });
    await syncFolder(dirname(this.file));
  }
}

function byTime(one: Erasure, other: Erasure): number {
  return Number(one.at > other.at) - Number(one.at < other.at);
}

function lineOf({ kind, id, instituteId, at }: Erasure): string {
  const fields = { kind, id, instituteId, at };
  return `${JSON.stringify({ ...fields, sum: sumOf(JSON.stringify(fields)) })}\n`;
}

function entryIn(line: string): Erasure | undefined {
  try {
    const { sum, ...entry } = JSON.parse(line) as Erasure & { sum: string };
    return sum === sumOf(JSON.stringify(entry)) ? entry : undefined;
  } catch {
    return undefined;
  }
}

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Where the last whole line ends. */
async function endOfLastLine(handle: FileHandle, size: number): Promise<number> {
  const step = 4096;
  for (let end = size; end > 0; end -= step) {
    const from = Math.max(0, end - step);
    const { buffer } = await handle.read(Buffer.alloc(end - from), 0, end - from, from);
    const at = buffer.lastIndexOf(10);
    if (at !== -1) return from + at + 1;
  }
  return 0;
}
