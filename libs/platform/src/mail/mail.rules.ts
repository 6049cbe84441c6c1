import { z } from 'zod';
import type { Mail } from './mailer.js';

/** Stands for people without e-mail; no mail server answers for names that end so (RFC 2606). */
export const NOWHERE = 'no-email.invalid';

/** Has this person no e-mail? */
export function isNowhere(address: string): boolean {
  return address.toLowerCase().endsWith(`@${NOWHERE}`);
}

/** One address and nothing else: no name, no second one, no line. */
export function isAddress(text: string): boolean {
  return text.length <= 254 && z.email().safeParse(text).success;
}

/** What is wrong with the headers of a mail, in words for the log; a line's end would begin another header. */
export function faultOfHeaders({
  subject,
  id,
  unsubscribe,
}: Pick<Mail, 'subject' | 'id' | 'unsubscribe'>): string | undefined {
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(subject))
    return 'A subject has one line and no control characters.';
  if (subject.length > 120) return 'A subject has 120 characters at most.';
  if (!/^[A-Za-z0-9._-]{1,100}$/.test(id))
    return 'The id of a mail has letters, digits and .-_ only.';
  if (unsubscribe !== undefined && !/^https?:\/\/[\w.:[\]/~-]{1,490}$/.test(unsubscribe))
    return 'The address to unsubscribe is one of ours, of letters, digits and .:/-_~ only.';
  return undefined;
}
