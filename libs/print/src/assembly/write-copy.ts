import { filled, withPrefix, type Copy } from './copy-template.js';
import type { PdfFile } from './pdf/pdf-file.js';
import type { Prepared } from './prepared.js';

/** Numbers of what was written for one copy. */
export interface WrittenCopy {
  /** In their order, with blank ones. */
  pages: number[];
  /** Its element, above all others of its own. */
  top: number;
  /** Its node in the tree of parents; none where nothing is marked. */
  parents: number | undefined;
  /** Its node in the tree of IDs. */
  ids: number | undefined;
}

/** @param blankAfter says after which pages a blank one follows, from 1 */
export function writeCopy(
  file: PdfFile,
  { objects, pages, top, parents, ids }: Prepared,
  order: Omit<Copy, 'first'>,
  blankAfter: (page: number) => boolean,
): WrittenCopy {
  const first = file.reserve(objects.length);
  const copy = { ...order, first };
  objects.forEach(({ template, bytes }, place) => {
    file.add({ text: filled(template, copy), bytes }, first + place);
  });
  const parentEntries = parents.map(([key, value]) => {
    return [String(copy.firstKey + key), filled(value, copy)] as const;
  });
  const idEntries = ids.map(([id, element]) => {
    return [withPrefix(id, copy.prefix), filled(element, copy)] as const;
  });
  return {
    pages: pages.flatMap(({ place, blank }, index) => [
      first + place,
      ...(blankAfter(index + 1) ? [file.add({ text: filled(blank, copy) })] : []),
    ]),
    top: first + top,
    parents: leaf(file, '/Nums', parentEntries),
    ids: leaf(file, '/Names', idEntries),
  };
}

/** Node of a tree of numbers or names, of which it holds a stretch. */
function leaf(file: PdfFile, list: string, entries: (readonly [string, string])[]) {
  const [least] = entries.at(0) ?? [];
  const [most] = entries.at(-1) ?? [];
  if (least === undefined) return undefined;
  const text = `<</Limits[${least} ${most}]${list}[${entries.flat().join(' ')}]>>`;
  return file.add({ text });
}
