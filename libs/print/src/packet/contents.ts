import { createHash } from 'node:crypto';
import type { View } from '../view/view.js';
import type { Place } from './item/packet-item.js';
import type { PrintedItem } from './paper/paper-count.js';

/** What is in a packet, for people and programs: contents.json. */
export interface PacketContents {
  /** Neutral: whoever finds the file learns nothing of the course's subject. */
  course: string;
  code: string;
  edition: string;
  variant: string;
  meeting: number;
  date: string;
  start: string;
  minutes: number;
  paper: string;
  sides: string;
  isDraft: boolean;
  learners: number;
  items: ContentsItem[];
  /** Pages of all copies, and of the file that has them with its blank backs. */
  pages: number;
  everything: { pages: number; blanks: number };
}

export interface ContentsItem {
  /** In the folder "sheets". */
  file: string;
  name: string;
  title: string;
  place: Place;
  size: string;
  pages: number;
  copies: number;
  /** The page of "everything" on which its first copy begins. */
  from: number;
  stock: string;
  finish: string;
  /** Of what it says: two packets whose sheets say the same have the same. */
  says: string;
}

/** A fingerprint of what views say on a paper and under a logo, whatever edition they are of and on whatever day that came out. */
export function saidBy(views: readonly View[], paper: string, logo?: Uint8Array): string {
  const said = views.map(({ date: _, footer, ...rest }) => ({ ...rest, footer: footer.left }));
  const hash = createHash('sha256').update(JSON.stringify([paper, said]));
  if (logo && views.some(({ brand }) => brand?.logo)) hash.update(logo);
  return hash.digest('base64url').slice(0, 22);
}

/** 03-h5-1-large.pdf: in the order of the packet. */
export function sheetFile({ name, size, oneSize }: PrintedItem, index: number): string {
  const number = String(index + 1).padStart(2, '0');
  return `${[number, name, ...(oneSize ? [] : [size])].join('-')}.pdf`;
}
