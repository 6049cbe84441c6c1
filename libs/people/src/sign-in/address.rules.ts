/** Nothing is ever sent to addresses in this domain: people without e-mail have one of them. */
export const NO_EMAIL = '@no-email.invalid';

/**
 * An e-mail address as it is kept: without spaces around it, in small letters. Nothing when it can be none.
 * Dots and tags before the @ stay, since they make another mailbox at some hosts.
 */
export function normalizedAddress(typed: string): string | undefined {
  const address = typed.trim().normalize('NFC').toLowerCase();
  if (address.length > 254 || /[\s\p{C}]/u.test(address)) return undefined;
  if (!/^[^@<>(),;:\\"[\]]+@[^@<>(),;:\\"[\]]+\.[^@.<>(),;:\\"[\]]+$/.test(address))
    return undefined;
  return mayReceiveMail(address) ? address : undefined;
}

export function mayReceiveMail(address: string): boolean {
  return !address.endsWith('.invalid');
}
