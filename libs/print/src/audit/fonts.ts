import { PDFArray, PDFDict, PDFRef, PDFStream, type PDFDocument, type PDFObject } from 'pdf-lib';
import { dictIn, entry, listIn, nameIn } from './entry.js';

export interface Font {
  name: string;
  dict: PDFDict;
  /** Holds the font program; a font of drawn letters (Type3) needs none. */
  descriptor: PDFDict | undefined;
}

/** Every font that anything in the file can use: pages, forms, patterns, fields, appearances. */
export function fontsIn({ catalog, context }: PDFDocument): Font[] {
  const fonts: Font[] = [];
  const seen = new Set<PDFObject>();
  const waiting: PDFObject[] = [catalog];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const object = next instanceof PDFRef ? context.lookup(next) : next;
    if (!object || seen.has(object)) continue;
    seen.add(object);
    if (object instanceof PDFArray) waiting.push(...object.asArray());
    const dict = object instanceof PDFStream ? object.dict : object;
    if (!(dict instanceof PDFDict)) continue;
    if (nameIn(dict, 'Type') === 'Font' && !isPartOfAnother(dict)) fonts.push(aFont(dict));
    else waiting.push(...dict.values());
  }
  return fonts;
}

function aFont(dict: PDFDict): Font {
  const [first] = listIn(dict, 'DescendantFonts');
  const descendant = first instanceof PDFRef ? dict.context.lookup(first) : first;
  const holder = descendant instanceof PDFDict ? descendant : dict;
  return {
    name: nameIn(dict, 'BaseFont') ?? nameIn(dict, 'Name') ?? 'without a name',
    dict,
    descriptor: dictIn(holder, 'FontDescriptor'),
  };
}

function isPartOfAnother(dict: PDFDict): boolean {
  return /^CIDFont/.test(nameIn(dict, 'Subtype') ?? '');
}

export function isEmbedded({ dict, descriptor }: Font): boolean {
  if (nameIn(dict, 'Subtype') === 'Type3') return true;
  return ['FontFile', 'FontFile2', 'FontFile3'].some(
    (key) => entry(descriptor, key) instanceof PDFStream,
  );
}
