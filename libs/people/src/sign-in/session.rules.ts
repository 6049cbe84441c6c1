const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Milliseconds that somebody stays signed in on a device that others may use. */
export const ON_A_SHARED_DEVICE = 12 * HOUR;

/** Milliseconds that somebody stays signed in on their own device, from the last day they came. */
export const ON_THEIR_OWN_DEVICE = 60 * DAY;

/** Seconds for which a browser keeps the cookie of one's own device: as long as browsers keep any. */
export const COOKIE_KEPT = (400 * DAY) / 1000;

/** How somebody signed in. */
export type Via = 'mail' | 'card' | 'passkey' | 'provider';

export function lasting(ownDevice: boolean): number {
  return ownDevice ? ON_THEIR_OWN_DEVICE : ON_A_SHARED_DEVICE;
}

/**
 * Is this the session of somebody's own device that has not been made longer since yesterday? On a shared
 * device it ends when it ends. Milliseconds since 1970.
 */
export function isDueForRenewal(
  session: { updatedAt: number; expiresAt: number },
  now: number,
): boolean {
  const lasts = session.expiresAt - session.updatedAt;
  return lasts > 2 * ON_A_SHARED_DEVICE && now - session.updatedAt > DAY;
}
