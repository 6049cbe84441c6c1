import { isDict, reference, type Value } from './pdf/value.js';

/** What differs from copy to copy. */
export interface Copy {
  /** Number of the first of its own objects. */
  first: number;
  /** The first of its own keys in the tree of parents. */
  firstKey: number;
  /** Goes before the IDs of elements; a digit at least, and as long for every copy. */
  prefix: string;
}

type Gap = (copy: Copy) => string;
/** The text of an object, with gaps to be filled for each copy. */
export type Template = (string | Gap)[];

/**
 * Prepares the text of an object that each copy has for itself.
 *
 * @param own places of such objects among themselves, by their numbers in the source
 * @param share gives numbers to all others
 */
export function templateOf(
  value: Value,
  own: ReadonlyMap<number, number>,
  share: (number: number) => number,
): Template {
  const pieces: Template = [];
  const put = (piece: string | Gap) => {
    const last = pieces.at(-1);
    const isText = typeof piece === 'string' && typeof last === 'string';
    if (isText) pieces[pieces.length - 1] = last + piece;
    else pieces.push(piece);
  };

  const visit = (each: Value, key: string): void => {
    if (typeof each === 'number') {
      const place = own.get(each);
      put(place === undefined ? reference(share(each)) : (copy) => reference(copy.first + place));
    } else if (Array.isArray(each)) {
      put('[');
      for (const item of each) {
        visit(item, key);
        put(' ');
      }
      put(']');
    } else if (isDict(each)) {
      put('<<');
      for (const [inner, item] of each) {
        put(`${inner} `);
        visit(item, inner);
      }
      put('>>');
    } else if (KEYS.has(key)) {
      put((copy) => String(copy.firstKey + Number(each)));
    } else if (IDS.has(key)) {
      put((copy) => withPrefix(each, copy.prefix));
    } else {
      put(each);
    }
  };
  visit(value, '');
  return pieces;
}

/** Entries that hold keys of the tree of parents. */
const KEYS = new Set(['/StructParent', '/StructParents']);
/** Entries of elements that hold IDs: their own, and those of the cells that head a cell. */
const IDS = new Set(['/ID', '/Headers']);

export function withPrefix(string: string, prefix: string): string {
  if (string.startsWith('(')) return `(${prefix}${string.slice(1)}`;
  return `<${Buffer.from(prefix).toString('hex')}${string.slice(1)}`;
}

export function filled(template: Template, copy: Copy): string {
  let text = '';
  for (const piece of template) text += typeof piece === 'string' ? piece : piece(copy);
  return text;
}
