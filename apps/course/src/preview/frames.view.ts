import { SIZES, type Paper, type Size } from '@hearthside/print';
import { hrefOf, type Choice } from './choice.js';
import type { Outputs } from './draft.js';
import { drawSheet, sourceOf, versionOf, type DraftPlace, type DraftSheet } from './drawn-sheet.js';

export interface FrameView {
  id: string;
  title: string;
  size: string;
  /** Nothing when there is no such sheet now. */
  src?: string;
  pdf?: string;
  /** The page with this sheet's file open; nothing when it is open already. */
  source?: string | undefined;
  /** The page with this sheet alone, in every size; nothing when it is that page. */
  everySize?: string | undefined;
  version?: string;
}

export const sizeLabels: Record<Size, string> = {
  standard: 'Standard print',
  large: 'Large print',
  xlarge: 'Extra-large print',
};

export function sheetPath(
  { variant, part }: DraftPlace,
  name: string,
  format: 'html' | 'pdf',
  { size, paper }: { size: Size; paper: Paper },
): string {
  const path = [variant, String(part), `${name}.${format}`].map(encodeURIComponent).join('/');
  return `/sheets/${path}?size=${size}&paper=${paper}`;
}

/** The page with one sheet alone, in every size of print. */
export function everySizeHref(choice: Choice, name: string): string {
  return hrefOf({ ...choice, sheets: [name], sizes: [...SIZES], source: undefined });
}

/** One frame for each chosen sheet in each chosen size, in the order in which sheets are used. */
export function framesView(
  outputs: Outputs,
  place: DraftPlace,
  sheets: readonly DraftSheet[],
  choice: Choice,
  openFile: string,
): FrameView[] {
  const chosen = choice.sheets ?? [];
  const here = sheets.filter(({ name }) => chosen.includes(name));
  const gone = chosen.filter((name) => !sheets.some((sheet) => sheet.name === name));
  return [
    ...here.flatMap((sheet) => framesOf(outputs, place, sheet, choice, openFile)),
    ...gone.map((name) => ({ id: `frame-${name}`, title: name, size: '' })),
  ];
}

function framesOf(
  outputs: Outputs,
  place: DraftPlace,
  sheet: DraftSheet,
  choice: Choice,
  openFile: string,
): FrameView[] {
  const { name, title } = sheet;
  const { paper, sizes } = choice;
  const drawn = drawSheet(sheet);
  const file = sourceOf(outputs, place, name);
  const isEverySize = choice.sheets?.length === 1 && sizes.length === SIZES.length;
  // A deck has one size, on a screen too; a poster may be read in any.
  const isDeck = sheet.oneSize === 'deck';
  return (isDeck ? SIZES.slice(0, 1) : sizes).map((size) => ({
    id: `frame-${name}-${size}`,
    title,
    size: isDeck ? 'One size' : sizeLabels[size],
    src: `${sheetPath(place, name, 'html', { size, paper })}&framed`,
    pdf: sheetPath(place, name, 'pdf', { size, paper }),
    source: file && file !== openFile ? hrefOf({ ...choice, source: file }) : undefined,
    everySize: isEverySize || isDeck ? undefined : everySizeHref(choice, name),
    version: versionOf(drawn, size, paper),
  }));
}
