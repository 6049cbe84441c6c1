import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Keys } from '../keys/keys.js';
import { BackupDamaged, BackupRefused } from './backup-refused.js';
import { decoded, type BackupRecord, type Manifest } from './record.js';
import { opened } from './sealed-stream.js';
import { Sum } from './sum.js';

export interface PartSum {
  name: string;
  rows: number;
  sha256: string;
}

export interface BackupContents {
  manifest: Manifest;
  parts: PartSum[];
}

/**
 * Reads a backup from its beginning to its end, in constant memory, and checks that each record stands
 * where it should and that every sum is right.
 *
 * @param take gets each record in turn; the next one waits for it
 * @throws BackupRefused with a message for whoever gave the file
 */
export async function readBackup(
  file: string,
  keys: Keys,
  take: (record: BackupRecord) => Promise<void> | void = () => {},
): Promise<BackupContents> {
  const reading = new Reading();
  try {
    await pipeline(
      createReadStream(file, { highWaterMark: 256 * 1024 }),
      (source: AsyncIterable<Buffer>) => opened(source, keys),
      createGunzip({ chunkSize: 64 * 1024 }),
      async (source: AsyncIterable<Buffer>) => {
        for await (const record of decoded(source)) {
          reading.check(record);
          await take(record);
        }
      },
    );
  } catch (error) {
    throw explained(error, file);
  }
  return reading.whole();
}

function explained(error: unknown, file: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new BackupRefused(`There is no file ${file}.`);
  if (code === 'EISDIR') return new BackupRefused(`${file} is a folder; name one file in it.`);
  if (code === 'EACCES') return new BackupRefused(`The file ${file} may not be read by this user.`);
  if (code?.startsWith('Z_')) return new BackupDamaged('cannot be unpacked');
  return error;
}

/** Where in the order of records we are. */
class Reading {
  #manifest: Manifest | undefined;
  #part: { name: string; sum: Sum } | undefined;
  #ended = false;
  readonly #parts: PartSum[] = [];

  check(record: BackupRecord): void {
    if (this.#ended) throw new BackupDamaged('goes on after its end');
    if (record.kind === 'begin') {
      if (this.#manifest) throw new BackupDamaged('begins twice');
      this.#manifest = record.manifest;
      return;
    }
    if (!this.#manifest) throw new BackupDamaged('does not begin as it should');
    if (record.kind === 'rows') {
      if (!this.#part) throw new BackupDamaged('holds rows of no table');
      this.#part.sum.add(record.bytes);
    } else if (record.kind === 'sum') this.#close(record);
    else if (this.#part) throw new BackupDamaged('lacks the end of a table');
    else if (record.kind === 'part') this.#part = { name: record.name, sum: new Sum() };
    else this.#end(record.parts);
  }

  whole(): BackupContents {
    if (!this.#ended || !this.#manifest) throw new BackupDamaged('is cut off: its end is missing');
    return { manifest: this.#manifest, parts: this.#parts };
  }

  #close({ rows, sha256 }: { rows: number; sha256: string }): void {
    const { name, sum } = this.#part ?? { name: '', sum: undefined };
    const found = sum?.result();
    if (found?.rows !== rows || found.sha256 !== sha256) {
      throw new BackupDamaged(`holds other rows of ${name || 'a table'} than it says`);
    }
    this.#parts.push({ name, rows, sha256 });
    this.#part = undefined;
  }

  #end(parts: number): void {
    const promised = this.#manifest!.tables.map(({ name }) => name);
    if (this.#manifest!.jobs) promised.push(JOBS);
    const found = this.#parts.map(({ name }) => name);
    if (parts !== found.length || promised.join() !== found.join()) {
      throw new BackupDamaged('lacks tables that it says it holds');
    }
    this.#ended = true;
  }
}

/** The name of the part that holds jobs; no table has it, since tables have their schema before them. */
export const JOBS = 'jobs';
