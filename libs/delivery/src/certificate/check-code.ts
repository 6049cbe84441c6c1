import { createHash, createHmac } from 'node:crypto';

/** Bytes: too many to guess, and few enough to type from paper. */
const LENGTH = 24;

/**
 * The code by which anybody asks whether a certificate is valid: 32 letters. It is made from the certificate's id, so
 * that the same one can be printed again, and is kept nowhere.
 *
 * @param key of certificates; another one gives other codes
 */
export function checkCodeOf(
  key: Buffer,
  { instituteId, id }: { instituteId: string; id: string },
): string {
  const bytes = createHmac('sha256', key).update(`${instituteId} ${id}`).digest();
  return bytes.subarray(0, LENGTH).toString('base64url');
}

/** What is kept of a code, and looked for, whatever was typed as one. */
export function checkHashOf(code: string): string {
  return createHash('sha256').update(code).digest('base64url');
}
