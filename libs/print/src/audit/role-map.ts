import { PDFName, type PDFDict } from 'pdf-lib';
import { dictIn } from './entry.js';

/** Structure types of PDF 1.7 (ISO 32000-1, 14.8.4), which PDF/UA-1 builds on. */
export const STANDARD_TYPES: ReadonlySet<string> = new Set(
  [
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private',
    'P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot',
    'Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP',
    'Figure Formula Form',
  ]
    .join(' ')
    .split(' '),
);

export function readRoleMap(root: PDFDict | undefined): Map<string, string> {
  const entries = dictIn(root, 'RoleMap')?.entries() ?? [];
  return new Map(
    entries.flatMap(([from, to]) =>
      to instanceof PDFName ? [[from.decodeText(), to.decodeText()] as const] : [],
    ),
  );
}

/** Nothing where the map goes in circles, or ends in a type that readers do not know. */
export function standardTypeOf(
  type: string,
  roleMap: ReadonlyMap<string, string>,
): string | undefined {
  const passed = new Set<string>();
  for (let at: string | undefined = type; at && !passed.has(at); at = roleMap.get(at)) {
    if (STANDARD_TYPES.has(at)) return at;
    passed.add(at);
  }
  return undefined;
}
