import { parseValue } from './parse-value.js';
import { objectAt, unpacked, type PdfText } from './pdf-object.js';
import { isDict, type Dict, type Value } from './value.js';

/** Where an object is: at a byte of the file, or in a stream of objects, as which one of them. */
export type Place = { at: number } | { pack: number; index: number };

export interface Places {
  places: Map<number, Place>;
  /** Leads to the catalog. */
  trailer: Dict;
}

/** @throws for a file that was changed by adding to it, or that only some may read */
export function readPlaces(pdf: PdfText): Places {
  const at = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.text.slice(-64))?.[1]);
  const read = pdf.text.startsWith('xref', at) ? plainList(pdf, at) : packedList(pdf, at);
  const odd = ['/Prev', '/XRefStm', '/Encrypt'].find((key) => read.trailer.has(key));
  if (odd) throw new Error(`The PDF cannot be read, since it has ${odd}.`);
  return read;
}

const SECTION = /\s*(\d+) (\d+)\s*?\r?\n/y;
/** Bytes of each line of a plain list. */
const LINE = 20;

function plainList({ text }: PdfText, from: number): Places {
  let at = from + 'xref'.length;
  const places = new Map<number, Place>();
  for (;;) {
    SECTION.lastIndex = at;
    const section = SECTION.exec(text);
    if (!section) break;
    at = SECTION.lastIndex;
    const [first, count] = [Number(section[1]), Number(section[2])];
    for (let index = 0; index < count; index++, at += LINE) {
      const isThere = text[at + 17] === 'n';
      if (isThere) places.set(first + index, { at: Number(text.slice(at, at + 10)) });
    }
  }
  const { value } = parseValue(text, text.indexOf('trailer', at) + 'trailer'.length);
  return { places, trailer: asDict(value) };
}

function packedList(pdf: PdfText, at: number): Places {
  const list = objectAt(pdf, at, (value) => value);
  const trailer = asDict(list.value);
  const bytes = unpacked(list);
  const numbers = (key: string, otherwise: Value[]) =>
    ((trailer.get(key) as Value[] | undefined) ?? otherwise).map(Number);
  const widths = numbers('/W', []);
  const sections = numbers('/Index', ['0', trailer.get('/Size') ?? '0']);
  const places = new Map<number, Place>();
  let read = 0;
  const next = (width: number) => {
    read += width;
    return width === 0 ? undefined : bytes.readUIntBE(read - width, width);
  };
  for (let section = 0; section < sections.length; section += 2) {
    for (let index = 0; index < sections[section + 1]!; index++) {
      const [kind = 1, one = 0, other = 0] = widths.map(next);
      const place = kind === 1 ? { at: one } : { pack: one, index: other };
      if (kind !== 0) places.set(sections[section]! + index, place);
    }
  }
  return { places, trailer };
}

function asDict(value: Value): Dict {
  if (!isDict(value)) throw new Error('The PDF does not list its objects.');
  return value;
}
