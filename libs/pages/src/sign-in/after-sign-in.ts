/**
 * Where somebody wanted to go when they were asked to sign in. Only ever a page of ours: an address that a
 * browser could read as one elsewhere leads to the first page.
 */
export function afterSignIn(to: unknown): string {
  if (typeof to !== 'string' || to.length > 2_000) return '/';
  // A browser takes a backslash for a slash, and leaves control characters out.
  return /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(to) && !to.startsWith('/sign-') ? to : '/';
}

/** As a query to go along with, when it is not the first page. */
export function withTo(to: string): string {
  return to === '/' ? '' : `?${new URLSearchParams({ to })}`;
}
