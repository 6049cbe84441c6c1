import { createHash, createHmac } from 'node:crypto';

/**
 * The part of a feed's address that nobody can guess: 43 letters. It is made from the feed's id, so that its
 * owner can read it again, and is kept nowhere.
 *
 * @param key of feeds; another one gives other tokens
 */
export function feedTokenOf(
  key: Buffer,
  { instituteId, id }: { instituteId: string; id: string },
): string {
  return createHmac('sha256', key).update(`${instituteId} ${id}`).digest('base64url');
}

/** What is kept of a token, and looked for, whatever an address had in its place. */
export function feedHashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
