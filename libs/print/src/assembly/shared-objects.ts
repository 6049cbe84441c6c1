import { createHash } from 'node:crypto';
import { packed } from './pdf/packed.js';
import type { PdfFile } from './pdf/pdf-file.js';
import type { PdfObject } from './pdf/pdf-object.js';
import { reference, written } from './pdf/value.js';

/** The number that an object of a source has in the new file, where it is written but once. */
export type Share = (number: number) => number;

/** Equal objects of several sources are written once too, such as colors and whole pictures. */
export function sharing(file: PdfFile): (object: (number: number) => PdfObject) => Share {
  const equals = new Map<string, number>();
  return (object) => {
    const numbers = new Map<number, number>();
    const begun = new Set<number>();

    function share(old: number): number {
      const known = numbers.get(old);
      if (known !== undefined) return known;
      // An object that leads back to itself has to have a number before its text is known.
      if (begun.has(old)) return numbered(old, file.reserve());
      begun.add(old);
      const { value, bytes } = packed(object(old));
      const text = written(value, (inner) => reference(share(inner)));
      const promised = numbers.get(old);
      if (promised !== undefined) return file.add({ text, bytes }, promised);
      const key = bytes ? text + createHash('sha1').update(bytes).digest('base64') : text;
      const number = equals.get(key) ?? file.add({ text, bytes });
      equals.set(key, number);
      return numbered(old, number);
    }

    function numbered(old: number, number: number): number {
      numbers.set(old, number);
      return number;
    }

    return share;
  };
}
