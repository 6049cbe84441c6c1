import { PDFHexString, PDFRef, PDFString, type PDFObject } from 'pdf-lib';
import { attributesOf } from '../attributes.js';
import type { Check } from '../audit.js';
import { dictIn, listIn, textIn } from '../entry.js';
import type { StructElement } from '../structure.js';
import { entriesIn } from '../tree-entries.js';

export const ids: Check = {
  name: 'ids',
  title: 'No two elements have one ID, and the header cells that a cell names are there',
  find({ document: { catalog, context }, structure: { elements } }) {
    const tree = dictIn(dictIn(catalog, 'StructTreeRoot'), 'IDTree');
    const listed = new Map([...entriesIn(tree, 'Names')].map(([id, to]) => [textOf(id), to]));
    const seen = new Set<string>();
    const findings: string[] = [];
    for (const element of elements) {
      const id = textIn(element.dict, 'ID');
      if (id === undefined) continue;
      const at = `on page ${element.page}`;
      const to = listed.get(id);
      const isFound = (to instanceof PDFRef ? context.lookup(to) : to) === element.dict;
      if (seen.has(id)) findings.push(`A second element ${at} has the ID "${id}".`);
      else if (!isFound) findings.push(`The ID "${id}" ${at} does not lead there (IDTree).`);
      seen.add(id);
    }
    for (const element of elements) {
      for (const id of headersOf(element)) {
        if (seen.has(id)) continue;
        findings.push(
          `A cell on page ${element.page} names a header cell that is not there: "${id}".`,
        );
      }
    }
    return findings;
  },
};

function headersOf(element: StructElement): string[] {
  return attributesOf(element).flatMap((each) => listIn(each, 'Headers').map(textOf));
}

function textOf(object: PDFObject): string {
  const isText = object instanceof PDFString || object instanceof PDFHexString;
  return isText ? object.decodeText().trim() : '';
}
