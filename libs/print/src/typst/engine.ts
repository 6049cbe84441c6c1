/** One sheet to typeset. */
export interface Order {
  /** JSON of the view and the profile; reaches the template as text and is never markup. */
  data: string;
  /** Pictures by name; the template finds them as /assets/<name>. */
  assets: { name: string; bytes: Uint8Array }[];
  /** Seconds since 1970 that the PDF says it was made: the edition's day, never the clock. */
  timestamp: number;
  /** Not to be kept once it is printed. */
  passing?: boolean;
}

export interface Typeset {
  pdf: Uint8Array;
  pages: number;
  /** Page on which each numbered unit begins. */
  units: { unit: number; page: number }[];
}

/** A sheet that came out, and the letters in it that no font has. */
export interface Printed extends Typeset {
  /** An empty box stands for each. */
  replaced: string[];
}

/** Typst, native or as WebAssembly: one document at a time. */
export interface Engine {
  typeset(order: Order): Promise<Typeset>;
  /** Drops what earlier documents left in memory. */
  forget(): void;
}

/** What the parent sends to a child and the child sends back. */
export interface ChildRequest {
  order: Order;
}
export type ChildReply =
  { ready: true } | { typeset: Typeset; replaced: string[] } | { failure: string };
