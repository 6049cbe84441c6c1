import { COOKIE_KEPT } from './session.rules.js';
import { cookieName, signedToken } from './session-token.js';

/**
 * A Set-Cookie header for a session. On one's own device it outlasts the session, which the database
 * ends: so renewing needs no new cookie. Elsewhere it is gone when the browser is closed.
 */
export function sessionCookie(
  token: string,
  { secret, secure, ownDevice }: { secret: string; secure: boolean; ownDevice: boolean },
): string {
  const value = `${cookieName(secure)}=${signedToken(token, secret)}`;
  return [value, ...attributes(secure), ...(ownDevice ? [`Max-Age=${COOKIE_KEPT}`] : [])].join(
    '; ',
  );
}

/** A Set-Cookie header that takes the cookie away. */
export function noSessionCookie(secure: boolean): string {
  return [`${cookieName(secure)}=`, ...attributes(secure), 'Max-Age=0'].join('; ');
}

function attributes(secure: boolean): string[] {
  return ['Path=/', 'HttpOnly', 'SameSite=Lax', ...(secure ? ['Secure'] : [])];
}
