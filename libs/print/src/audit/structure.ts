import { PDFArray, PDFDict, PDFNumber, PDFRef, type PDFDocument, type PDFObject } from 'pdf-lib';
import { dictIn, entry, nameIn, refIn } from './entry.js';
import { readRoleMap, standardTypeOf } from './role-map.js';

/** One element of the tree that a screen reader walks. */
export interface StructElement {
  /** As the file calls it. */
  type: string;
  /** The standard type that the role map leads to; the same as `type` where it leads nowhere. */
  role: string;
  dict: PDFDict;
  parent: StructElement | undefined;
  children: StructElement[];
  /** From 1: where its first content stands. */
  page: number | undefined;
}

/** A stretch of marked content that belongs to an element. */
export interface MarkedContent {
  element: StructElement;
  /** The page or the stream of its own that it is numbered in. */
  owner: PDFRef | undefined;
  mcid: number;
}

export interface Structure {
  /** In reading order, parents before children. */
  elements: StructElement[];
  roleMap: ReadonlyMap<string, string>;
  /** By keys made by `contentKey`. */
  contents: ReadonlyMap<string, MarkedContent>;
  /** The element that each annotation belongs to. */
  objects: ReadonlyMap<PDFRef, StructElement>;
}

/** Marked content is numbered anew on each page and in each form of its own. */
export function contentKey(owner: PDFRef | undefined, mcid: number): string {
  return `${owner?.tag}/${mcid}`;
}

export function readStructure({ catalog, context }: PDFDocument, pages: PDFRef[]): Structure {
  const root = dictIn(catalog, 'StructTreeRoot');
  const roleMap = readRoleMap(root);
  const elements: StructElement[] = [];
  const contents = new Map<string, MarkedContent>();
  const objects = new Map<PDFRef, StructElement>();
  const seen = new Set<PDFDict>();
  const numbers = new Map(pages.map((page, index) => [page, index + 1]));

  const visit = (object: PDFObject | undefined, parent?: StructElement, page?: PDFRef): void => {
    const kid = object instanceof PDFRef ? context.lookup(object) : object;
    if (kid instanceof PDFArray) {
      for (const each of kid.asArray()) visit(each, parent, page);
    } else if (kid instanceof PDFNumber) {
      take(parent, page, kid.asNumber());
      standOn(parent, page);
    } else if (kid instanceof PDFDict && !seen.has(kid)) {
      seen.add(kid);
      visitDict(kid, parent, refIn(kid, 'Pg') ?? page);
    }
  };
  const visitDict = (dict: PDFDict, parent?: StructElement, page?: PDFRef): void => {
    switch (nameIn(dict, 'Type')) {
      case 'MCR':
        take(parent, refIn(dict, 'Stm') ?? page, Number(String(entry(dict, 'MCID'))));
        return standOn(parent, page);
      case 'OBJR': {
        const target = refIn(dict, 'Obj');
        if (target && parent) objects.set(target, parent);
        return standOn(parent, page);
      }
      default: {
        const type = nameIn(dict, 'S') ?? '';
        const role = standardTypeOf(type, roleMap) ?? type;
        const element = { type, role, dict, parent, children: [], page: undefined };
        elements.push(element);
        parent?.children.push(element);
        visit(entry(dict, 'K'), element, page);
      }
    }
  };
  const take = (element: StructElement | undefined, owner: PDFRef | undefined, mcid: number) => {
    if (element) contents.set(contentKey(owner, mcid), { element, owner, mcid });
  };
  const standOn = (element: StructElement | undefined, page: PDFRef | undefined): void => {
    const number = page && numbers.get(page);
    for (let each = element; each && !each.page && number; each = each.parent) each.page = number;
  };
  visit(entry(root, 'K'));
  return { elements, roleMap, contents, objects };
}
