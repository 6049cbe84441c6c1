import { createHmac, timingSafeEqual } from 'node:crypto';

/** The purpose of the key. */
export const NO_MAIL = 'no-mail';

/** Bytes of each id, and of the signature. */
const ID = 16;
const SIGNATURE = 24;

/** Whose reminders. */
export interface Recipient {
  instituteId: string;
  membershipId: string;
}

/**
 * The code by which somebody refuses reminders without signing in: 75 letters, the same in each mail, so that one from
 * last year still works. It holds two ids that say nothing to others, and their signature; nothing is looked up to tell
 * a false one.
 */
export function noMailCodeOf(key: Buffer, { instituteId, membershipId }: Recipient): string {
  const ids = Buffer.from((instituteId + membershipId).replaceAll('-', ''), 'hex');
  return Buffer.concat([ids, signature(key, ids)]).toString('base64url');
}

/** Whose code it is; nothing for one that we did not write. */
export function readNoMailCode(key: Buffer, code: string): Recipient | undefined {
  if (!/^[\w-]{75}$/.test(code)) return undefined;
  const bytes = Buffer.from(code, 'base64url');
  // Two bits of the last letter say nothing: a code is written one way.
  if (bytes.toString('base64url') !== code) return undefined;
  const ids = bytes.subarray(0, 2 * ID);
  const given = bytes.subarray(2 * ID);
  if (given.length !== SIGNATURE || !timingSafeEqual(given, signature(key, ids))) return undefined;
  return { instituteId: uuid(ids.subarray(0, ID)), membershipId: uuid(ids.subarray(ID)) };
}

const signature = (key: Buffer, ids: Buffer) =>
  createHmac('sha256', key).update(ids).digest().subarray(0, SIGNATURE);

const uuid = (bytes: Buffer) =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
