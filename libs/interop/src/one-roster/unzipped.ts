import { Unzip, UnzipInflate } from 'fflate';
import { LARGEST_FILE } from '../table/read-text.js';

// A small archive can hold a thousand times its size: it is opened bit by bit, and shut when it gets too large.
const BIT = 16_384;
const MOST_FILES = 50;

/** The CSV files of an archive by their bare names, or why it cannot be opened. Never throws. */
export function unzipped(
  bytes: Uint8Array,
): { files: Record<string, Uint8Array> } | { fault: string } {
  const found = new Map<string, Uint8Array[]>();
  let size = 0;
  const unzip = new Unzip((file) => {
    const name = file.name.split('/').at(-1)!.toLowerCase();
    if (!name.endsWith('.csv') || found.size >= MOST_FILES) return;
    const parts: Uint8Array[] = [];
    found.set(name, parts);
    file.ondata = (error, part) => {
      if (error) throw error;
      size += part.length;
      if (size > 2 * LARGEST_FILE) throw new TooLarge();
      parts.push(part);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += BIT) {
      unzip.push(bytes.subarray(at, at + BIT), at + BIT >= bytes.length);
    }
  } catch (error) {
    return { fault: error instanceof TooLarge ? TOO_LARGE : DAMAGED };
  }
  return {
    files: Object.fromEntries([...found].map(([name, parts]) => [name, Buffer.concat(parts)])),
  };
}

class TooLarge extends Error {}

const TOO_LARGE = 'The files in this archive are larger than lists of people can be (2 MB).';
const DAMAGED = 'This archive cannot be opened. Perhaps it is damaged: please export it anew.';
