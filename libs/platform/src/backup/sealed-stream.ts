import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { KEY_LENGTH, type Keys } from '../keys/keys.js';
import { BackupDamaged, BackupRefused } from './backup-refused.js';

/** Bytes of text in one chunk; only the last may have fewer. */
export const CHUNK = 64 * 1024;
/** Bytes. */
const TAG = 16;
const MAGIC = Buffer.from('HEARTHSIDE BACKUP\n');
export const FORMAT = 1;
const FINGERPRINT = 8;
const SALT = 16;
export const HEADER = MAGIC.length + 1 + FINGERPRINT + SALT;

/**
 * Encrypts a stream: a header, then chunks under AES-256-GCM with a key of this file's own. The nonce of
 * a chunk is its number and a mark on the last one, and each is bound to the header. So no chunk can be
 * altered, swapped, left out, repeated, or taken from another file, and no end cut off or added.
 */
export async function* sealed(
  source: AsyncIterable<Buffer>,
  keys: Keys,
): AsyncGenerator<Buffer, void> {
  const fingerprint = Buffer.from(keys.fingerprint, 'hex');
  const header = Buffer.concat([MAGIC, Buffer.of(FORMAT), fingerprint, randomBytes(SALT)]);
  const key = keyOf(header, keys);
  yield header;
  let number = 0;
  let held: Buffer = Buffer.alloc(0);
  for await (const bytes of source) {
    held = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
    // What fills a chunk exactly is held back: it may be the last.
    while (held.length > CHUNK) {
      yield sealChunk(held.subarray(0, CHUNK), key, header, number++, false);
      held = held.subarray(CHUNK);
    }
  }
  yield sealChunk(held, key, header, number, true);
}

/** @throws BackupRefused, BackupDamaged as soon as something is wrong; what came before was right */
export async function* opened(
  source: AsyncIterable<Buffer>,
  keys: Keys,
): AsyncGenerator<Buffer, void> {
  let header: Buffer | undefined;
  let key: Buffer | undefined;
  let number = 0;
  let held: Buffer = Buffer.alloc(0);
  for await (const bytes of source) {
    held = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
    if (!header) {
      if (held.length < HEADER) continue;
      header = held.subarray(0, HEADER);
      checkHeader(header, keys);
      key = keyOf(header, keys);
      held = held.subarray(HEADER);
    }
    while (held.length > CHUNK + TAG) {
      yield openChunk(held.subarray(0, CHUNK + TAG), key!, header, number++, false);
      held = held.subarray(CHUNK + TAG);
    }
  }
  if (!header || !key) {
    checkMagic(held);
    throw new BackupDamaged('is cut off: it ends within its first bytes');
  }
  yield openChunk(held, key, header, number, true);
}

/** Is it a backup, and which master key opens it? Nothing if it is none. */
export function fingerprintIn(start: Buffer): string | undefined {
  if (start.length < HEADER || !start.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  return start.toString('hex', MAGIC.length + 1, MAGIC.length + 1 + FINGERPRINT);
}

function checkMagic(start: Buffer): void {
  const length = Math.min(start.length, MAGIC.length);
  if (length > 0 && start.subarray(0, length).equals(MAGIC.subarray(0, length))) return;
  if (start.length === 0) throw new BackupDamaged('is empty');
  throw new BackupDamaged('is not a backup of Hearthside, or its beginning is damaged');
}

function checkHeader(header: Buffer, keys: Keys): void {
  checkMagic(header);
  const format = header[MAGIC.length];
  if (format !== FORMAT) {
    throw new BackupRefused(
      `The backup file has format ${format}, and this Hearthside reads format ${FORMAT}. ` +
        'Restore it with a newer Hearthside.',
    );
  }
  const fingerprint = fingerprintIn(header);
  if (fingerprint === keys.fingerprint) return;
  throw new BackupRefused(
    `The backup was made with another master key: that one has the mark ${fingerprint}, and the one ` +
      `given here has ${keys.fingerprint}. Give the master key of the time of the backup ` +
      '(MASTER_KEY_FILE, or the file "master-key" in the data folder of a demo).',
  );
}

function keyOf(header: Buffer, keys: Keys): Buffer {
  const salt = header.subarray(-SALT);
  return Buffer.from(hkdfSync('sha256', keys.derive('backup'), salt, 'file', KEY_LENGTH));
}

function sealChunk(
  text: Buffer,
  key: Buffer,
  header: Buffer,
  number: number,
  last: boolean,
): Buffer {
  const nonce = nonceOf(number, last);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  cipher.setAAD(header);
  return Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
}

function openChunk(
  chunk: Buffer,
  key: Buffer,
  header: Buffer,
  number: number,
  last: boolean,
): Buffer {
  const open = (mark: boolean) => {
    const nonce = nonceOf(number, mark);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
    decipher.setAAD(header);
    decipher.setAuthTag(chunk.subarray(-TAG));
    return Buffer.concat([decipher.update(chunk.subarray(0, -TAG)), decipher.final()]);
  };
  if (chunk.length < TAG) throw new BackupDamaged('is cut off: its end is missing');
  try {
    return open(last);
  } catch {
    // Fails as what it should be; as the other kind it would tell a cut from damage.
    if (opens(() => open(!last))) {
      throw new BackupDamaged(
        last ? 'is cut off: its end is missing' : 'goes on after its end, so it was altered',
      );
    }
    const where = `at about byte ${HEADER + number * (CHUNK + TAG)}`;
    throw new BackupDamaged(last ? `is cut off or damaged ${where}` : `is damaged ${where}`);
  }
}

function opens(open: () => Buffer): boolean {
  try {
    open();
    return true;
  } catch {
    return false;
  }
}

/** Eleven bytes of number and one of mark; used once, since the key is this file's own. */
function nonceOf(number: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(number, 5, 6);
  nonce[11] = last ? 1 : 0;
  return nonce;
}
