/** What stands around every page: its name, where one is, and the ways from there. */
export interface Frame {
  /** Neutral: others may see the screen, and a browser keeps it. */
  title: string;
  /** The institute at which one is signed in. */
  institute?: string | undefined;
  /** Addresses of the institute's colors, and of its picture. */
  styleSheet?: string | undefined;
  logo?: string | undefined;
  signedIn: boolean;
  links: readonly { label: string; href: string; current: boolean }[];
  demo: boolean;
  /** What has just been done, for who comes back from a form. */
  done?: string | undefined;
  /** Names of scripts of ours; each page works without. */
  scripts?: readonly string[];
}
