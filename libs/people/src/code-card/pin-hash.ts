import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** 32 MB and about 0.1 s for each try; the logarithm of N stands in the hash, so that it can grow. */
const COST = { logN: 15, r: 8, p: 1 };

/**
 * What is kept of a PIN. Four digits are soon tried through, so the pepper, which is not in the database, goes into
 * it before scrypt does its part.
 */
export async function hashOfPin(pin: string, pepper: Buffer): Promise<string> {
  const salt = randomBytes(16);
  const { logN, r, p } = COST;
  const hash = await stretched(pin, pepper, salt, COST);
  return ['scrypt', logN, r, p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

export async function isPin(pin: string, pepper: Buffer, kept: string): Promise<boolean> {
  const [kind, logN, r, p, salt, hash] = kept.split('$');
  if (kind !== 'scrypt' || !salt || !hash) throw new Error('A PIN’s hash cannot be read.');
  const cost = { logN: Number(logN), r: Number(r), p: Number(p) };
  const given = await stretched(pin, pepper, Buffer.from(salt, 'base64url'), cost);
  return timingSafeEqual(given, Buffer.from(hash, 'base64url'));
}

function stretched(
  pin: string,
  pepper: Buffer,
  salt: Buffer,
  { logN, r, p }: typeof COST,
): Promise<Buffer> {
  const peppered = createHmac('sha256', pepper).update(pin).digest();
  const options = { N: 2 ** logN, r, p, maxmem: 2 ** logN * r * 256 };
  return new Promise((resolve, reject) =>
    scrypt(peppered, salt, 32, options, (error, key) => (error ? reject(error) : resolve(key))),
  );
}
