/**
 * Whose address it is, as far as one can tell: of IPv6 the first half, since a household or a single computer
 * has all of the second. IPv4 written as IPv6 is IPv4.
 */
export function networkOf(address: string): string {
  const bare = address.toLowerCase().replace(/%.*$/, '');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare);
  if (mapped) return mapped[1]!;
  if (!bare.includes(':')) return bare;
  const [before = '', after] = bare.split('::');
  const left = before ? before.split(':') : [];
  const right = after ? after.split(':') : [];
  const gap = after === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(gap).fill('0'), ...right];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
