import { BackupDamaged } from './backup-refused.js';

/**
 * What a backup consists of, one after another: a beginning, then for each part (a table, or the jobs
 * that wait) its name, its rows in pieces, and its sum, and last an end with the number of parts.
 */
export type BackupRecord =
  | { kind: 'begin'; manifest: Manifest }
  | { kind: 'part'; name: string }
  | { kind: 'rows'; bytes: Buffer }
  | { kind: 'sum'; rows: number; sha256: string }
  | { kind: 'end'; parts: number };

export interface Manifest {
  /** ISO, UTC: every change acknowledged before then is in the backup. */
  madeAt: string;
  /** server_version_num, such as 180004. */
  postgres: number;
  /** Names, in the order in which they ran. */
  migrations: string[];
  tables: TableShape[];
  sequences: { name: string; last: string }[];
  /** Whether a part "jobs" is at the end. */
  jobs: boolean;
  leftOut: string[];
}

export interface TableShape {
  /** Quoted where need be, with its schema: what stands in SQL. */
  name: string;
  columns: { name: string; type: string }[];
}

const LETTERS = { begin: 'B', part: 'P', rows: 'R', sum: 'S', end: 'E' } as const;
const KINDS = Object.fromEntries(Object.entries(LETTERS).map(([kind, letter]) => [letter, kind]));
/** Bytes; ours stay far below, and a record is read into memory. */
const LARGEST = 64 * 1024 * 1024;

/** A letter, four bytes of length, and the content: rows as they are, all else as JSON. */
export function encoded(record: BackupRecord): Buffer[] {
  const { kind, ...rest } = record;
  const content = record.kind === 'rows' ? record.bytes : Buffer.from(JSON.stringify(rest), 'utf8');
  const head = Buffer.alloc(HEAD);
  head.write(LETTERS[kind], 'latin1');
  head.writeUInt32BE(content.length, 1);
  return [head, content];
}

const HEAD = 5;

/** Rows are handed on in the pieces in which they come; only other records are put together first. */
export async function* decoded(source: AsyncIterable<Buffer>): AsyncGenerator<BackupRecord, void> {
  let held: Buffer = Buffer.alloc(0);
  let rowsLeft = 0;
  for await (const bytes of source) {
    held = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
    for (;;) {
      if (rowsLeft > 0 && held.length > 0) {
        const piece = held.subarray(0, rowsLeft);
        rowsLeft -= piece.length;
        held = held.subarray(piece.length);
        yield { kind: 'rows', bytes: piece };
      }
      if (rowsLeft > 0 || held.length < HEAD) break;
      const length = held.readUInt32BE(1);
      if (length > LARGEST) throw new BackupDamaged('holds a record that is too long');
      const letter = held.toString('latin1', 0, 1);
      if (letter === LETTERS.rows) {
        rowsLeft = length;
        held = held.subarray(HEAD);
        continue;
      }
      if (held.length < HEAD + length) break;
      yield recordOf(letter, held.subarray(HEAD, HEAD + length));
      held = held.subarray(HEAD + length);
    }
  }
  if (held.length > 0 || rowsLeft > 0) throw new BackupDamaged('ends within a record');
}

function recordOf(letter: string, content: Buffer): BackupRecord {
  const kind = KINDS[letter];
  if (!kind) throw new BackupDamaged(`holds a record of the unknown kind "${letter}"`);
  return { kind, ...JSON.parse(content.toString('utf8')) } as BackupRecord;
}
