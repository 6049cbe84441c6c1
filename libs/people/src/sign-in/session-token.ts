import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** The cookie in which a browser keeps its token; with TLS no other host of the domain can set it. */
export function cookieName(secure: boolean): string {
  return secure ? '__Host-hearthside' : 'hearthside';
}

/** What the database keeps of a token: whoever reads a copy of it cannot sign in with that. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** 32 letters and digits, about 190 bits. */
export function newToken(): string {
  return randomBytes(24).toString('base64url');
}

/** The cookie's value as better-auth writes it: token, dot, signature, encoded for an address. */
export function signedToken(token: string, secret: string): string {
  return encodeURIComponent(`${token}.${signatureOf(token, secret)}`);
}

/** The token in a request's Cookie header, or nothing when there is none that we have signed. */
export function tokenIn(cookies: string, name: string, secret: string): string | undefined {
  for (const each of cookies.split(/; */)) {
    if (!each.startsWith(`${name}=`)) continue;
    const value = decoded(each.slice(name.length + 1));
    const dot = value.lastIndexOf('.');
    if (dot < 1) continue;
    const token = value.slice(0, dot);
    const expected = Buffer.from(signatureOf(token, secret));
    const given = Buffer.from(value.slice(dot + 1));
    if (given.length === expected.length && timingSafeEqual(given, expected)) return token;
  }
  return undefined;
}

function signatureOf(token: string, secret: string): string {
  return createHmac('sha256', secret).update(token).digest('base64');
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}
