const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

export function isLoopback(url: string): boolean {
  return URL.canParse(url) && LOOPBACK.includes(new URL(url).hostname);
}

/**
 * An issuer as it is kept, or nothing if it cannot be one. Without encryption only on this machine, and only when the
 * service itself is tried out on this machine: else a coordinator could have it call what is not meant for them.
 */
export function issuerIn(typed: string, serviceIsLoopback: boolean): string | undefined {
  const text = typed.trim().replace(/\/\.well-known\/openid-configuration\/?$/, '');
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.username || url.password || url.search || url.hash) return undefined;
  const isHere = LOOPBACK.includes(url.hostname);
  if (isHere && !serviceIsLoopback) return undefined;
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isHere)) return undefined;
  return text;
}

/** Domains of e-mail addresses in what somebody typed, one a line or with commas; nothing if one is none. */
export function domainsIn(typed: string): string[] | undefined {
  const domains = typed
    .toLowerCase()
    .split(/[\s,;]+/)
    .map((domain) => domain.replace(/^@/, ''))
    .filter((domain) => domain !== '');
  const fit = domains.every((domain) => /^([a-z0-9-]+\.)+[a-z0-9-]{2,}$/.test(domain));
  return fit && domains.length > 0 ? [...new Set(domains)] : undefined;
}

/** Is an address in one of these domains itself? Those below it are others. */
export function isIn(domains: readonly string[], address: string): boolean {
  return domains.includes(address.slice(address.lastIndexOf('@') + 1));
}
