export interface Way {
  label: string;
  href: string;
  current: boolean;
}

const ways = [
  { label: 'Name and contact', href: '/institute' },
  { label: 'Logo and color', href: '/institute/brand' },
  { label: 'Duty to report', href: '/institute/reporting' },
  { label: 'Places of help', href: '/institute/resources' },
  { label: 'Sign-in of staff', href: '/institute/sign-in' },
];

/** The pages about an institute, for a list on top of each. */
export function instituteWays(here: string): Way[] {
  return ways.map((way) => ({ ...way, current: way.href === here }));
}
