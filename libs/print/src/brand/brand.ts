/** The institute that gives a course, as its sheets show it above everything else. */
export interface Brand {
  name: string;
  /** A picture by the name that the sheet's pictures know it by, and what it shows. */
  logo?: { asset: string; alt: string };
  /** #rrggbb, as dark as paper needs it: what `readableColor` gives. */
  color?: string;
}
