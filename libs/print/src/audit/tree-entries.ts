import { PDFDict, PDFRef, type PDFObject } from 'pdf-lib';
import { listIn } from './entry.js';

/** All keys and values of a tree of numbers or of names, which its nodes hold in turns. */
export function* entriesIn(
  node: PDFDict | undefined,
  list: 'Nums' | 'Names',
): Generator<[key: PDFObject, value: PDFObject]> {
  if (!node) return;
  const all = listIn(node, list);
  for (let at = 0; at + 1 < all.length; at += 2) yield [all[at]!, all[at + 1]!];
  for (const kid of listIn(node, 'Kids')) {
    const below = kid instanceof PDFRef ? node.context.lookup(kid) : kid;
    if (below instanceof PDFDict) yield* entriesIn(below, list);
  }
}
