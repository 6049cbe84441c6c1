import { PDFDict, PDFRef, type PDFDocument } from 'pdf-lib';
import { entry, listIn, nameIn } from './entry.js';

/** A link, a field or a note that lies on a page. */
export interface Annotation {
  /** From 1. */
  page: number;
  /** Link, Widget, Text … */
  kind: string;
  ref: PDFRef | undefined;
  dict: PDFDict;
}

const HIDDEN = 0b10;

/** Those that a reader meets: neither hidden ones nor the windows that notes open in. */
export function annotationsIn(document: PDFDocument): Annotation[] {
  return document.getPages().flatMap(({ node }, index) =>
    listIn(node, 'Annots').flatMap((each): Annotation[] => {
      const ref = each instanceof PDFRef ? each : undefined;
      const dict = ref ? document.context.lookup(ref) : each;
      if (!(dict instanceof PDFDict)) return [];
      const kind = nameIn(dict, 'Subtype') ?? 'unknown';
      const isHidden = (Number(String(entry(dict, 'F') ?? 0)) & HIDDEN) !== 0;
      return kind === 'Popup' || isHidden ? [] : [{ page: index + 1, kind, ref, dict }];
    }),
  );
}
