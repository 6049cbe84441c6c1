import type { PdfObject } from './pdf/pdf-object.js';
import type { ReadPdf } from './pdf/read-pdf.js';
import { pagesOf } from './pdf/pages.js';
import { isDict, without, type Dict, type Value } from './pdf/value.js';

/** A tagged PDF, taken apart for copying. */
export interface Source {
  /**
   * Pages and the element on top have no parent, since they will get another. A link within the
   * file leads to a place and not to the name of one, which would be every copy's.
   */
  object(number: number): PdfObject;
  /** Numbers of the pages, in their order. */
  pages: number[];
  /** Number of the element on top of the structure, a Document. */
  top: number;
  /** What marked content and links belong to, by the keys that pages and links have. */
  parents: [key: string, value: Value][];
  /** Elements by ID, sorted. */
  ids: [id: string, element: Value][];
  /** What names that the file made up for elements mean. */
  roles: Dict;
  /** A string as the file spells it. */
  language: string | undefined;
}

/** @throws where the structure is not one Document */
export function sourceOf(pdf: ReadPdf): Source {
  const { catalog, dictAt, lookup } = pdf;
  const root = dictAt(catalog.get('/StructTreeRoot'));
  const tops = lookup(root?.get('/K'));
  const [top, ...more] = Array.isArray(tops) ? tops : [root?.get('/K')];
  const document = dictAt(top);
  if (!root || typeof top !== 'number' || document?.get('/S') !== '/Document' || more.length > 0) {
    throw new Error('A PDF to be put together with others needs one Document as its structure.');
  }
  const pages = new Map(pagesOf(pdf));
  const parentless = new Map([...pages, [top, without(document, '/P')]]);
  const named = dictAt(catalog.get('/Names'))?.get('/Dests');
  const places = new Map(entriesBelow(pdf, named, '/Names'));
  const language = lookup(document.get('/Lang') ?? catalog.get('/Lang'));
  return {
    object(number) {
      const { value, bytes } = pdf.object(number);
      const place = isDict(value) && places.get(String(value.get('/Dest')));
      if (place) return { value: new Map(value).set('/Dest', place) };
      return { value: parentless.get(number) ?? value, ...(bytes && { bytes }) };
    },
    pages: [...pages.keys()],
    top,
    parents: [...entriesBelow(pdf, root.get('/ParentTree'), '/Nums')],
    ids: [...entriesBelow(pdf, root.get('/IDTree'), '/Names')],
    roles: dictAt(root.get('/RoleMap')) ?? new Map(),
    language: typeof language === 'string' ? language : undefined,
  };
}

/** All pairs in a tree of numbers or of names, which a list holds in turns. */
function* entriesBelow(
  pdf: ReadPdf,
  node: Value | undefined,
  list: '/Nums' | '/Names',
): Generator<[string, Value]> {
  const dict = pdf.dictAt(node);
  const own = pdf.listAt(dict?.get(list));
  for (let at = 0; at + 1 < own.length; at += 2) yield [String(own[at]), own[at + 1]!];
  for (const kid of pdf.listAt(dict?.get('/Kids'))) yield* entriesBelow(pdf, kid, list);
}
