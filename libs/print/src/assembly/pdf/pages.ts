import type { ReadPdf } from './read-pdf.js';
import { without, type Dict, type Value } from './value.js';

/** Numbers of the pages in their order, and what each says, but for what it stands below. */
export function pagesOf(pdf: ReadPdf): Iterable<[number, Dict]> {
  return pagesBelow(pdf, pdf.catalog.get('/Pages'), new Map());
}

const INHERITED = ['/Resources', '/MediaBox', '/CropBox', '/Rotate'];

function* pagesBelow(
  pdf: ReadPdf,
  node: Value | undefined,
  above: Dict,
): Generator<[number, Dict]> {
  const dict = pdf.dictAt(node);
  if (!dict || typeof node !== 'number') return;
  if (dict.get('/Type') === '/Page') {
    yield [node, new Map([...above, ...without(dict, '/Parent')])];
  } else {
    const own = [...dict].filter(([key]) => INHERITED.includes(key));
    const handedDown = new Map([...above, ...own]);
    for (const kid of pdf.listAt(dict.get('/Kids'))) yield* pagesBelow(pdf, kid, handedDown);
  }
}
