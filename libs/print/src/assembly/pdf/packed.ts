import { deflateSync } from 'node:zlib';
import type { PdfObject } from './pdf-object.js';
import { isDict, type Dict } from './value.js';

/**
 * A stream without its length, and made small where its file left it plain, as Typst leaves what
 * the letters of a font stand for.
 */
export function packed({ value, bytes }: PdfObject): PdfObject {
  if (!bytes || !isDict(value)) return { value };
  const dict: Dict = new Map(value);
  dict.delete('/Length');
  if (dict.has('/Filter')) return { value: dict, bytes };
  return { value: dict.set('/Filter', '/FlateDecode'), bytes: deflateSync(bytes) };
}
