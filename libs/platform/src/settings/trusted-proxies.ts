import { isIP } from 'node:net';
import { z } from 'zod';

const FORM = 'should be addresses with commas between, such as 10.0.0.2,10.1.0.0/16, or "none"';

/**
 * Addresses and ranges of the proxies whose word about the caller is believed; none is an empty list. Names
 * of hosts are not taken: who answers to one may change.
 */
export const trustedProxiesSchema = z.string().transform((text, check): string[] => {
  if (text.trim() === 'none') return [];
  const proxies = text.split(',').map((each) => each.trim());
  const wrong = proxies.find((proxy) => !isAddressOrRange(proxy));
  if (wrong === undefined) return proxies;
  check.addIssue({ code: 'custom', message: `${FORM}; "${wrong}" is neither` });
  return z.NEVER;
});

function isAddressOrRange(text: string): boolean {
  const [address, bits, ...more] = text.split('/');
  const version = isIP(address ?? '');
  if (version === 0 || more.length > 0) return false;
  if (bits === undefined) return true;
  // A range of 0 bits would be everyone.
  return /^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (version === 4 ? 32 : 128);
}
