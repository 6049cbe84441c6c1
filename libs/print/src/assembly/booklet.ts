import { Duplex, PDFDocument, PDFName, PrintScaling, type PDFEmbeddedPage } from 'pdf-lib';
import { directionOf } from '../view/direction.js';
import { xmpOf, type About } from './metadata.js';
import { saddleOrder, withBlankPages } from './saddle-order.js';

export interface Booklet {
  pdf: Uint8Array;
  /** Of paper, to be printed on both sides and turned over the short edge. */
  sheets: number;
}

/**
 * Pages of half a sheet, two side by side, to be folded and stapled in the middle. It has no tags,
 * since nobody could read it in this order: it is for the copier, and its title says so.
 */
export async function booklet(pdf: Uint8Array, options: About): Promise<Booklet> {
  const source = await PDFDocument.load(pdf, { updateMetadata: false });
  const document = await PDFDocument.create({ updateMetadata: false });
  const { width, height } = source.getPage(0).getSize();
  const halves = withBlankPages(await embedded(document, source));
  const order = saddleOrder(halves.length);
  const isReversed = directionOf(options.language) === 'rtl';
  for (const [left, right] of order) {
    const page = document.addPage([2 * width, height]);
    const sides = isReversed ? [right, left] : [left, right];
    sides.forEach((number, side) => {
      const half = halves[number - 1];
      if (half) page.drawPage(half, { x: side * width, y: 0 });
    });
  }
  describe(document, { ...options, title: `${options.title}, for the copier` });
  return { pdf: await document.save(), sheets: order.length / 2 };
}

/** Pages as forms; nothing for those that are blank. */
async function embedded(
  document: PDFDocument,
  source: PDFDocument,
): Promise<(PDFEmbeddedPage | undefined)[]> {
  const pages = source.getPages();
  const printed = pages.filter(({ node }) => node.Contents());
  const forms = await document.embedPages(printed);
  const byPage = new Map(printed.map((page, index) => [page, forms[index]]));
  return pages.map((page) => byPage.get(page));
}

function describe(document: PDFDocument, about: About): void {
  const { catalog, context } = document;
  const day = new Date(`${about.date}T00:00:00Z`);
  document.setTitle(about.title, { showInWindowTitleBar: true });
  document.setLanguage(about.language);
  document.setCreationDate(day);
  document.setModificationDate(day);
  const entries = { Type: 'Metadata', Subtype: 'XML' };
  const metadata = context.stream(Buffer.from(xmpOf(about, false)), entries);
  catalog.set(PDFName.of('Metadata'), context.register(metadata));
  const preferences = catalog.getOrCreateViewerPreferences();
  preferences.setDuplex(Duplex.DuplexFlipShortEdge);
  preferences.setPrintScaling(PrintScaling.None);
}
