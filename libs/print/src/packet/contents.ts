import type { Place } from './item/packet-item.js';
import { printedPages, type PrintedItem } from './paper/paper-count.js';
import type { PacketPlan } from './plan/packet-plan.js';
import type { PrintedSheet } from './print-sheets.js';
import { editionName } from '../view/sheet.js';

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

/** 03-h5-1-large.pdf: in the order of the packet. */
export function sheetFile({ name, size, oneSize }: PrintedItem, index: number): string {
  const number = String(index + 1).padStart(2, '0');
  return `${[number, name, ...(oneSize ? [] : [size])].join('-')}.pdf`;
}

/** @param everything the PDF that has every copy */
export function contentsOf(
  { source, order, retimed }: PacketPlan,
  all: readonly PrintedSheet[],
  everything: { pages: number; blanks: number; parts: { first: number }[] },
): PacketContents {
  const { course, edition, lesson, meeting } = source;
  return {
    course: course.neutralTitle,
    code: course.code,
    edition: editionName(edition),
    variant: order.variant,
    meeting,
    date: order.date,
    start: order.start,
    minutes: retimed?.minutes ?? lesson.minutes,
    paper: order.paper,
    sides: order.sides,
    isDraft: !order.final,
    learners: order.learners,
    items: all.map(({ item, says }, index) => ({
      file: sheetFile(item, index),
      name: item.name,
      title: item.title,
      place: item.place,
      size: item.oneSize ? 'one size' : item.size,
      pages: item.pages,
      copies: item.copies,
      from: everything.parts[index]!.first,
      stock: item.stock,
      finish: item.finish,
      says,
    })),
    pages: all.reduce((sum, { item }) => sum + printedPages(item), 0),
    everything: { pages: everything.pages, blanks: everything.blanks },
  };
}
