import { PDFArray, PDFDict, PDFRef } from 'pdf-lib';
import { entry } from './entry.js';
import type { StructElement } from './structure.js';

/** What an element says of its layout, its cells and so on, each in a dictionary. */
export function attributesOf({ dict }: StructElement): PDFDict[] {
  const attributes = entry(dict, 'A');
  const all = attributes instanceof PDFArray ? attributes.asArray() : [attributes];
  return all
    .map((each) => (each instanceof PDFRef ? dict.context.lookup(each) : each))
    .filter((each) => each instanceof PDFDict);
}
