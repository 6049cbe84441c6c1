import { z } from 'zod';

/** Letters of an address at most (RFC 5321). */
const LONGEST = 254;

/** Is this, spaces around it aside, an address to which mail can go? */
export function isAddress(typed: string): boolean {
  const address = typed.trim();
  // No mail server answers for names that end in "invalid" (RFC 2606).
  return (
    address.length <= LONGEST &&
    z.email().safeParse(address).success &&
    !/\.invalid$/i.test(address)
  );
}
