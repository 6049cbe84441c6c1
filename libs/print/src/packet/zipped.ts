import { zipSync } from 'fflate';
import type { PacketFile } from './make-packet.js';

/**
 * The packet as one file. PDFs are packed as they are, since there is nothing left to gain.
 *
 * @param folder the one folder in it: good-company-5-2026-12-01
 * @param day of all files: the edition's, so that the same packet has the same bytes
 */
export function zipped(files: readonly PacketFile[], folder: string, day: string): Uint8Array {
  // A ZIP keeps wall time without a zone, so the day is read as this machine's own.
  const mtime = new Date(`${day}T00:00:00`);
  const entries = files.map(
    ({ path, bytes }) => [`${folder}/${path}`, [bytes, { mtime }]] as const,
  );
  return zipSync(Object.fromEntries(entries) as never, { level: 0 });
}
