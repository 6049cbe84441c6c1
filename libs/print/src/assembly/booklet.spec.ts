import { beforeAll, describe, expect, it } from '@jest/globals';
import { pdfPages } from '@hearthside/testing';
import { PDFDocument } from 'pdf-lib';
import { bytesOf } from '../audit/stream.js';
import { name } from '../audit/fixtures/damaged.js';
import { assembled } from './assembled.js';
import { booklet } from './booklet.js';
import { someSheets, type Sheets } from './fixtures/sheets.js';

let sheets: Sheets;
beforeAll(async () => {
  sheets = await someSheets();
});

const options = { title: 'Tea for leaders', language: 'en-US', date: '2026-11-22' };
/** Half a sheet of Letter, in points. */
const HALF = [396, 612] as const;

/** Pages of half a sheet that say their numbers. */
async function halves(pages: number): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  for (let page = 1; page <= pages; page++) {
    document.addPage([...HALF]).drawText(`<${page}>`, { x: 20, y: 500 });
  }
  return document.save();
}

const open = (pdf: Uint8Array) => PDFDocument.load(pdf, { updateMetadata: false });

describe('a booklet', () => {
  it('has two pages side by side on each, in the order for folding', async () => {
    const { pdf, sheets: paper } = await booklet(await halves(7), options);
    const pages = (await open(pdf)).getPages();
    expect(paper).toBe(2);
    expect(pages.map((page) => page.getSize())).toEqual(
      Array.from({ length: 4 }, () => ({ width: 792, height: 612 })),
    );
    // The page before the last is blank: the last one is the back of the booklet.
    const seen = await pdfPages(pdf);
    expect(seen.map((page) => page.match(/<\d>/g)?.join(''))).toEqual([
      '<7><1>',
      '<2>',
      '<6><3>',
      '<4><5>',
    ]);
  });

  it('begins on the left in a language that is read from right to left', async () => {
    const [first] = await pdfPages(
      (await booklet(await halves(4), { ...options, language: 'he' })).pdf,
    );
    expect(first!.match(/<\d>/g)).toEqual(['<1>', '<4>']);
  });

  it('leaves blank what is blank in its source, and has each font once', async () => {
    const part = { title: 'Sheet', pdf: sheets.three, copies: 2 };
    const source = await assembled([part], { ...options, twoSided: true });
    const { pdf, sheets: paper } = await booklet(source.pdf, options);
    expect(paper).toBe(2);
    const words = (await pdfPages(pdf)).map((page) => page.match(/Page \d/g));
    expect(words).toEqual([['Page 1'], ['Page 2', 'Page 3'], ['Page 2', 'Page 3'], ['Page 1']]);
    expect(pdf.length).toBeLessThan(1.2 * sheets.three.length);
  });

  it('says in its title that it is for the copier, and does not claim to be tagged', async () => {
    const { pdf } = await booklet(sheets.full, options);
    const document = await open(pdf);
    const { catalog } = document;
    expect(document.getTitle()).toBe('Tea for leaders, for the copier');
    expect(catalog.has(name('StructTreeRoot'))).toBe(false);
    const xmp = bytesOf(catalog.lookup(name('Metadata')));
    expect(xmp).toContain('>Tea for leaders, for the copier<');
    expect(xmp).not.toContain('pdfuaid:part');
    const preferences = catalog.getViewerPreferences()!;
    expect(preferences.getDisplayDocTitle()).toBe(true);
    expect(preferences.getDuplex()).toBe('DuplexFlipShortEdge');
  });

  it('is the same to the byte on two runs', async () => {
    const [one, other] = [await booklet(sheets.full, options), await booklet(sheets.full, options)];
    expect(Buffer.compare(one.pdf, other.pdf)).toBe(0);
  });
});
