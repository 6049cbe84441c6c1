import { isAddress, isNowhere } from '@hearthside/platform';

/**
 * An e-mail address as it is kept and compared: without spaces around it, in small letters. Nothing when no
 * mail can go there. Dots and tags before the @ stay, since they make another mailbox at some hosts.
 */
export function addressIn(typed: string): string | undefined {
  const address = typed.trim().normalize('NFC').toLowerCase();
  return isAddress(address) && !address.endsWith('.invalid') ? address : undefined;
}

/** Has somebody with this address e-mail? People without have one that leads nowhere. */
export function hasEmail(address: string): boolean {
  return !isNowhere(address);
}
