import { setImmediate } from 'node:timers/promises';
import { blankFollows } from './blank-pages.js';
import { addFrame, type WrittenPart } from './frame.js';
import type { About } from './metadata.js';
import { addRoles } from './merged-roles.js';
import { pdfFile } from './pdf/pdf-file.js';
import { readPdf } from './pdf/read-pdf.js';
import { textString } from './pdf/text-string.js';
import { reference, type Dict } from './pdf/value.js';
import { prepare } from './prepared.js';
import { sharing } from './shared-objects.js';
import { sourceOf } from './source.js';
import { writeCopy } from './write-copy.js';

export interface Part {
  /** For the bookmark. */
  title: string;
  /** Tagged, with one Document as its structure, as Typst makes it. */
  pdf: Uint8Array;
  /** None leaves it out. */
  copies: number;
  /** Nothing may be printed on the backs of its pages. */
  oneSided?: boolean;
}

export interface AssemblyOptions extends About {
  /** Each copy begins on a fresh sheet of paper when both sides are printed: blank pages fill up. */
  twoSided: boolean;
}

export interface Assembled {
  pdf: Uint8Array;
  /** All of them, blank ones too. */
  pages: number;
  blanks: number;
  parts: {
    /** From 1: where its first copy begins, or would begin. */
    first: number;
    /** Those of all its copies, without blank ones. */
    pages: number;
  }[];
}

/**
 * One tagged PDF of many, each as often as asked. Copies share what their pages print, and have
 * pages, links and structure of their own. Equal parts and options give equal bytes.
 *
 * 40 parts on 690 pages, 220 of them different, take 130 to 200 ms and 1.2 MB; 257 parts on 7,500
 * pages, 1,800 of them different, 1.4 to 1.7 s, 8.8 MB and a process of 220 MB.
 *
 * @throws where there is nothing to print, or a part has no structure
 */
export async function assembled(
  parts: readonly Part[],
  options: AssemblyOptions,
): Promise<Assembled> {
  const file = pdfFile();
  const sharedOf = sharing(file);
  const frame = { pages: file.reserve(), structure: file.reserve(), document: file.reserve() };
  const roles: Dict = new Map();
  const writtenParts: WrittenPart[] = [];
  const counts: Assembled['parts'] = [];
  const digits = String(parts.reduce((sum, { copies }) => sum + copies, 0)).length;
  let [pages, copy, keys] = [0, 0, 0];

  for (const { title, pdf, copies, oneSided = false } of parts) {
    const count = { first: pages + 1, pages: 0 };
    counts.push(count);
    if (copies === 0) continue;
    const source = sourceOf(readPdf(pdf));
    addRoles(roles, source.roles);
    const node = file.reserve();
    const prepared = prepare(source, sharedOf(source.object), {
      page: new Map(Object.entries({ '/Parent': reference(node), '/Tabs': '/S' })),
      top: topOf(title, frame.document, source.language),
    });
    const blankAfter = (page: number) =>
      options.twoSided && blankFollows(page, source.pages.length, oneSided);
    const part: WrittenPart = { title, node, copies: [] };
    for (let left = copies; left > 0; left--) {
      const prefix = `${String(++copy).padStart(digits, '0')}.`;
      const written = writeCopy(file, prepared, { firstKey: keys, prefix }, blankAfter);
      part.copies.push(written);
      keys += prepared.keys;
      pages += written.pages.length;
      count.pages += source.pages.length;
    }
    writtenParts.push(part);
    // A whole course takes seconds, in which others want to be served too.
    await setImmediate();
  }

  if (pages === 0) throw new Error('There is nothing to print.');
  const { catalog, info } = addFrame(file, frame, writtenParts, { ...options, keys, roles });
  const printed = counts.reduce((sum, part) => sum + part.pages, 0);
  return { pdf: file.finish(catalog, info), pages, blanks: pages - printed, parts: counts };
}

/** What the element on top of a copy says: it was a document, and is part of one now. */
function topOf(title: string, document: number, language: string | undefined): Dict {
  const entries = { '/S': '/Part', '/P': reference(document), '/T': textString(title) };
  return new Map(Object.entries({ ...entries, ...(language && { '/Lang': language }) }));
}
