import { PDFArray, PDFRef, PDFStream, type PDFDict, type PDFObject } from 'pdf-lib';
import type { AuditedPdf } from '../audited-pdf.js';
import type { Check } from '../audit.js';
import { dictIn, entry } from '../entry.js';
import { entriesIn } from '../tree-entries.js';

export const parents: Check = {
  name: 'parents',
  title: 'What is printed leads back to its element, and each element to the one it stands in',
  find(pdf) {
    const counts = new Map<string, number>();
    for (const where of astray(pdf)) counts.set(where, (counts.get(where) ?? 0) + 1);
    return [...counts].map(([where, count]) => `${where}: ${count} times.`);
  },
};

function* astray({ document: { catalog, context }, structure }: AuditedPdf): Generator<string> {
  const root = dictIn(catalog, 'StructTreeRoot');
  const entries = entriesIn(dictIn(root, 'ParentTree'), 'Nums');
  const tree = new Map([...entries].map(([key, value]) => [String(key), value]));
  const at = (object: PDFObject | undefined) =>
    object instanceof PDFRef ? context.lookup(object) : object;
  const found = (owner: PDFRef | undefined, key: string) => {
    const dict = at(owner);
    const number = entry(dict instanceof PDFStream ? dict.dict : (dict as PDFDict), key);
    return number && at(tree.get(String(number)));
  };

  for (const { element, owner, mcid } of structure.contents.values()) {
    const all = found(owner, 'StructParents');
    if (!(all instanceof PDFArray) || at(all.asArray()[mcid]) !== element.dict) {
      yield `Content of page ${element.page} does not lead back to its element (ParentTree)`;
    }
  }
  for (const [object, element] of structure.objects) {
    if (found(object, 'StructParent') !== element.dict) {
      yield `A link or field on page ${element.page} does not lead back to its element (ParentTree)`;
    }
  }
  for (const { dict, parent, page } of structure.elements) {
    if (entry(dict, 'P') !== (parent?.dict ?? root)) {
      yield `An element on page ${page} does not name the one it stands in (P)`;
    }
  }
}
