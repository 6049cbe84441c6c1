import { directionOf } from '../view/direction.js';
import { addMetadata, type About } from './metadata.js';
import type { PdfFile } from './pdf/pdf-file.js';
import { textString } from './pdf/text-string.js';
import { reference, written, type Dict } from './pdf/value.js';
import type { WrittenCopy } from './write-copy.js';

/** Numbers of what is written last, for what stands below it. */
export interface Frame {
  /** Top of the tree of pages. */
  pages: number;
  /** Top of the structure. */
  structure: number;
  /** The element above all copies. */
  document: number;
}

export interface WrittenPart {
  title: string;
  /** Its node in the tree of pages. */
  node: number;
  copies: WrittenCopy[];
}

/** What a file has once, however many copies are in it. */
export interface Whole extends About {
  twoSided: boolean;
  /** How many keys of the tree of parents are taken. */
  keys: number;
  /** What names that sources made up for elements mean. */
  roles: Dict;
}

/** Joins the copies of all parts. @returns numbers of the catalog and the information on the file */
export function addFrame(file: PdfFile, frame: Frame, parts: WrittenPart[], whole: Whole) {
  addPages(file, frame, parts);
  addStructure(file, frame, parts, whole);
  const { metadata, info } = addMetadata(file, whole);
  const direction = directionOf(whole.language) === 'rtl' ? '/R2L' : '/L2R';
  const duplex = whole.twoSided ? '/Duplex/DuplexFlipLongEdge' : '';
  const text = [
    '<</Type/Catalog',
    `/Pages ${reference(frame.pages)}`,
    `/StructTreeRoot ${reference(frame.structure)}`,
    '/MarkInfo<</Marked true/Suspects false>>',
    `/Lang ${textString(whole.language)}`,
    `/ViewerPreferences<</DisplayDocTitle true/Direction${direction}${duplex}>>`,
    `/Metadata ${reference(metadata)}`,
    `/Outlines ${reference(addOutlines(file, parts))}`,
    '>>',
  ].join('');
  return { catalog: file.add({ text }), info };
}

function addPages(file: PdfFile, { pages }: Frame, parts: WrittenPart[]): void {
  const node = (kids: number[], count: number, above = '') =>
    `<</Type/Pages/Count ${count}/Kids${list(kids)}${above}>>`;
  let count = 0;
  for (const part of parts) {
    const kids = part.copies.flatMap((copy) => copy.pages);
    file.add({ text: node(kids, kids.length, `/Parent ${reference(pages)}`) }, part.node);
    count += kids.length;
  }
  const nodes = parts.map((part) => part.node);
  file.add({ text: node(nodes, count) }, pages);
}

function addStructure(
  file: PdfFile,
  { structure, document }: Frame,
  parts: WrittenPart[],
  { keys, roles }: Whole,
): void {
  const copies = parts.flatMap((part) => part.copies);
  const tops = list(copies.map(({ top }) => top));
  const root = reference(structure);
  file.add({ text: `<</Type/StructElem/S/Document/P ${root}/K${tops}>>` }, document);
  const parents = copies.flatMap((copy) => copy.parents ?? []);
  const ids = copies.flatMap((copy) => copy.ids ?? []);
  const text = [
    `<</Type/StructTreeRoot/K ${reference(document)}`,
    `/ParentTree<</Kids${list(parents)}>>/ParentTreeNextKey ${keys}`,
    ...(ids.length > 0 ? [`/IDTree<</Kids${list(ids)}>>`] : []),
    `/RoleMap${written(roles, reference)}>>`,
  ].join('');
  file.add({ text }, structure);
}

/** An entry for each part, at its first copy. */
function addOutlines(file: PdfFile, parts: WrittenPart[]): number {
  const outlines = file.reserve();
  const first = file.reserve(parts.length);
  const last = first + parts.length - 1;
  parts.forEach(({ title, copies }, index) => {
    const number = first + index;
    const text = [
      `<</Title ${textString(title)}/Parent ${reference(outlines)}`,
      ...(number > first ? [`/Prev ${reference(number - 1)}`] : []),
      ...(number < last ? [`/Next ${reference(number + 1)}`] : []),
      `/Dest[${reference(copies[0]!.pages[0]!)}/Fit]>>`,
    ].join('');
    file.add({ text }, number);
  });
  const ends = `/First ${reference(first)}/Last ${reference(last)}`;
  return file.add({ text: `<</Type/Outlines${ends}/Count ${parts.length}>>` }, outlines);
}

function list(numbers: number[]): string {
  return `[${numbers.map(reference).join(' ')}]`;
}
