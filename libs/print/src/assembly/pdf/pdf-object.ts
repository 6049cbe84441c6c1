import { inflateSync } from 'node:zlib';
import { parseValue } from './parse-value.js';
import { isDict, type Value } from './value.js';

export interface PdfObject {
  value: Value;
  /** What a stream holds, as packed as it is in the file. */
  bytes?: Uint8Array;
}

/** A file as bytes, and the same as Latin-1 text. */
export interface PdfText {
  bytes: Uint8Array;
  text: string;
}

const STREAM = /\s*stream\r?\n/y;

/**
 * Reads the object that begins at a byte of a file.
 *
 * @param lookup follows a reference, since a length may stand elsewhere
 */
export function objectAt(
  { text, bytes }: PdfText,
  at: number,
  lookup: (value: Value) => Value | undefined,
): PdfObject {
  const { value, end } = parseValue(text, text.indexOf('obj', at) + 'obj'.length);
  STREAM.lastIndex = end;
  if (!isDict(value) || !STREAM.test(text)) return { value };
  const from = STREAM.lastIndex;
  const length = Number(lookup(value.get('/Length') ?? '0'));
  return { value, bytes: bytes.subarray(from, from + length) };
}

/** @throws where a stream is packed in another way than Typst, pdf-lib and our own files do */
export function unpacked({ value, bytes }: PdfObject): Buffer {
  if (!bytes || !isDict(value)) throw new Error('The PDF has no stream where one should be.');
  const filter = value.get('/Filter');
  if (filter === undefined) return Buffer.from(bytes);
  if (filter === '/FlateDecode' && !value.has('/DecodeParms')) return inflateSync(bytes);
  throw new Error('The PDF is packed in a way that is not known here.');
}
