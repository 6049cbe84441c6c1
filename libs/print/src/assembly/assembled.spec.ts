import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PDFArray, PDFDict, PDFDocument, PDFRawStream, PDFStream, PDFString } from 'pdf-lib';
import { audit } from '../audit/audit.js';
import {
  addForm,
  damaged,
  having,
  name,
  numbersOf,
  print,
  tags,
} from '../audit/fixtures/damaged.js';
import { assembled, type AssemblyOptions, type Part } from './assembled.js';
import { someSheets, type Sheets } from './fixtures/sheets.js';
import { taggedPages } from './fixtures/tagged-pages.js';

let sheets: Sheets;
beforeAll(async () => {
  sheets = await someSheets();
});

const options: AssemblyOptions = {
  title: 'Kitchen hour: paper for session 1 – “tea”',
  language: 'en-US',
  date: '2026-11-22',
  twoSided: true,
};
const part = (sheet: keyof Sheets, copies: number, changes: Partial<Part> = {}): Part => ({
  title: `Sheet ${sheet}`,
  pdf: sheets[sheet],
  copies,
  ...changes,
});
const open = (pdf: Uint8Array) => PDFDocument.load(pdf, { updateMetadata: false });

describe('a PDF put together of several', () => {
  it.each([1, 3, 18])('is as the audit wants it with %s copies of each', async (copies) => {
    const parts = [part('full', copies), part('three', copies), part('large', copies)];
    const { pdf } = await assembled(parts, options);
    expect(await audit(pdf)).toEqual([]);
  });

  it('says aloud on every page of every copy what its sheet says, in the same structure', async () => {
    const parts = [part('full', 3), part('one', 2), part('large', 2)];
    const { pdf } = await assembled(parts, { ...options, twoSided: false });
    const copies = parts.flatMap(({ pdf: own, copies: count }) => Array(count).fill(own));
    const wanted = await Promise.all(copies.map((own) => taggedPages(own, 1)));
    const found = await taggedPages(pdf, 2);
    expect(found).toEqual(wanted.flat());
    expect(JSON.stringify(found)).toContain('"Said once."');
    const links = found.filter(({ targets }) => targets.length > 0);
    expect(links).toHaveLength(5);
    for (const { elements, targets } of links) {
      expect(targets).toEqual(['https://example.org/tea', 'https://example.org/tea']);
      expect(JSON.stringify(elements)).toMatch(/("role":"Link","holds":\[[^\]]*example[^]*){2}/);
    }
  });

  it('leads a link within a copy to that copy’s own page', async () => {
    const three = await damaged(sheets.full, (document) => {
      // As Typst writes a link to a label: by a name, which stands for a place.
      const [link] = having(document, 'Subtype', 'Link');
      link!.delete(name('A'));
      link!.set(name('Dest'), PDFString.of('tea'));
      const place = document.context.obj([document.getPage(1).ref, 'XYZ', 72, 500, 0]);
      const names = [PDFString.of('tea'), document.context.register(place)];
      document.catalog.set(name('Names'), document.context.obj({ Dests: { Names: names } }));
    });
    const parts = [part('one', 1), part('full', 2, { pdf: three })];
    const { pdf } = await assembled(parts, { ...options, twoSided: false });
    const all = (await taggedPages(pdf, 2)).flatMap(({ targets }) => targets);
    expect(all.filter((target) => target.startsWith('page'))).toEqual(['page 3', 'page 5']);
    expect(await audit(pdf)).toEqual([]);
  });

  it('gives each copy its own of a form whose content is marked', async () => {
    const pdf = await damaged(sheets.one, (document) => {
      const { context } = document;
      const Stm = addForm(document, '/P <</MCID 0>> BDC 10 10 20 20 re S EMC');
      print(document, '/Form Do');
      const [top] = tags(document, 'Document');
      const Pg = document.getPage(0).ref;
      const K = [{ Type: 'MCR', MCID: 0, Pg, Stm }];
      const P = context.getObjectRef(top!)!;
      const element = context.register(context.obj({ Type: 'StructElem', S: 'P', P, K }));
      top!.lookup(name('K'), PDFArray).push(element);
      context.lookup(Stm, PDFStream).dict.set(name('StructParents'), context.obj(7));
      numbersOf(document).push(context.obj(7));
      numbersOf(document).push(context.obj([element]));
    });
    expect(await audit(pdf)).toEqual([]);
    const made = await assembled([part('one', 2, { pdf })], options);
    expect(await audit(made.pdf)).toEqual([]);
  });

  it('has what pages print once for all copies', async () => {
    const streams = async (copies: number) => {
      const { pdf } = await assembled([part('full', copies), part('two', copies)], options);
      const all = (await open(pdf)).context.enumerateIndirectObjects();
      return all.filter(([, object]) => object instanceof PDFRawStream).length;
    };
    expect(await streams(18)).toBe(await streams(1));
  });

  it('has equal fonts and pages of several parts once', async () => {
    const once = await assembled([part('full', 2)], options);
    const twice = await assembled([part('full', 1), part('full', 1)], options);
    expect(Math.abs(twice.pdf.length - once.pdf.length)).toBeLessThan(500);
  });

  it('has a bookmark for each part, at its first copy', async () => {
    const parts = [part('one', 2), part('two', 0), part('three', 2, { title: 'Drei – 3' })];
    const { pdf } = await assembled(parts, options);
    expect(await bookmarks(pdf)).toEqual([
      ['Sheet one', 1],
      ['Drei – 3', 5],
    ]);
  });

  it('tells its title, language and day, and how it is to be printed', async () => {
    const { pdf } = await assembled([part('one', 1)], { ...options, language: 'he-IL' });
    const document = await open(pdf);
    expect(document.getTitle()).toBe(options.title);
    expect(document.getCreationDate()).toEqual(new Date('2026-11-22'));
    expect(document.catalog.lookup(name('Lang'), PDFString).asString()).toBe('he-IL');
    const preferences = document.catalog.getViewerPreferences()!;
    expect(preferences.getReadingDirection()).toBe('R2L');
    expect(preferences.getDuplex()).toBe('DuplexFlipLongEdge');
    // The sheet keeps its own language.
    const [top] = having(document, 'S', 'Part');
    expect(top!.lookup(name('Lang'), PDFString).asString()).toBe('en-US');
    expect(top!.lookup(name('T'), PDFString).asString()).toBe('Sheet one');
  });

  it('is the same to the byte on two runs', async () => {
    const parts = [part('full', 3), part('two', 1, { oneSided: true })];
    const [one, other] = [await assembled(parts, options), await assembled(parts, options)];
    expect(Buffer.compare(one.pdf, other.pdf)).toBe(0);
  });

  it('takes a sheet whose objects are packed by another program', async () => {
    const pdf = await (await open(sheets.full)).save({ useObjectStreams: true });
    const packed = await assembled([part('full', 2, { pdf })], options);
    const plain = await assembled([part('full', 2)], options);
    expect(await taggedPages(packed.pdf, 2)).toEqual(await taggedPages(plain.pdf, 2));
    expect(await audit(packed.pdf)).toEqual([]);
  });

  it('can be put together with others in its turn', async () => {
    const { pdf } = await assembled([part('full', 2), part('two', 1)], options);
    const again = await assembled([part('one', 1), part('two', 3, { pdf })], options);
    const own = await taggedPages(pdf, 2);
    expect((await taggedPages(again.pdf, 3)).slice(2)).toEqual([...own, ...own, ...own]);
    expect(await audit(again.pdf)).toEqual([]);
  });

  it('refuses a sheet without structure, one that was added to, and to be of nothing', async () => {
    const pdf = await damaged(sheets.one, ({ catalog }) => catalog.delete(name('StructTreeRoot')));
    await expect(assembled([part('one', 1, { pdf })], options)).rejects.toThrow(/one Document/);
    await expect(assembled([part('one', 0)], options)).rejects.toThrow('nothing to print');
    const changed = Buffer.from(sheets.one).toString('latin1').replace('trailer\n<<', '$& /Prev 9');
    const added = part('one', 1, { pdf: Buffer.from(changed, 'latin1') });
    await expect(assembled([added], options)).rejects.toThrow('has /Prev');
  });

  it('refuses sheets that mean different things by one name for elements', async () => {
    const pdf = await damaged(sheets.one, ({ catalog, context }) => {
      catalog
        .lookup(name('StructTreeRoot'), PDFDict)
        .set(name('RoleMap'), context.obj({ Em: 'P' }));
    });
    const parts = [part('one', 1), part('one', 1, { pdf })];
    await expect(assembled(parts, options)).rejects.toThrow('/Em is /Span in one part and /P');
  });
});

describe('the pages of a PDF put together of several', () => {
  const lengths = { one: 1, two: 2, three: 3 };
  const aPart = fc.record({
    sheet: fc.constantFrom('one' as const, 'two' as const, 'three' as const),
    copies: fc.nat(4),
    oneSided: fc.boolean(),
  });
  const someParts = fc
    .array(aPart, { minLength: 1, maxLength: 5 })
    .filter((parts) => parts.some(({ copies }) => copies > 0));

  it('are as many as asked, and each copy has sheets of paper to itself', async () => {
    const property = fc.asyncProperty(someParts, fc.boolean(), async (asked, twoSided) => {
      const parts = asked.map(({ sheet, ...rest }) => part(sheet, rest.copies, rest));
      const made = await assembled(parts, { ...options, twoSided });
      const pages = (await open(made.pdf)).getPages();
      const isBlank = pages.map(({ node }) => node.Contents() === undefined);
      let page = 0;
      for (const [index, { sheet, copies, oneSided }] of asked.entries()) {
        expect(made.parts[index]).toEqual({ first: page + 1, pages: copies * lengths[sheet] });
        for (let copy = 0; copy < copies; copy++) {
          if (twoSided) expect(page % 2).toBe(0);
          for (let own = 0; own < lengths[sheet]; own++) {
            expect(isBlank[page++]).toBe(false);
            if (twoSided && oneSided) expect(isBlank[page++]).toBe(true);
          }
          if (twoSided && page % 2 === 1) expect(isBlank[page++]).toBe(true);
        }
      }
      expect(pages).toHaveLength(page);
      expect(made.pages).toBe(page);
      expect(made.blanks).toBe(isBlank.filter(Boolean).length);
    });
    await fc.assert(property, { numRuns: 40 });
  });

  it('have the format of the page before where they are blank', async () => {
    const wide = await damaged(sheets.one, (document) => document.getPage(0).setSize(960, 540));
    const { pdf } = await assembled([part('one', 1, { pdf: wide }), part('one', 1)], options);
    const sizes = (await open(pdf)).getPages().map((page) => page.getWidth());
    expect(sizes).toEqual([960, 960, 612, 612]);
  });
});

/** Titles and page numbers. */
async function bookmarks(pdf: Uint8Array): Promise<[string | undefined, number][]> {
  const document = await open(pdf);
  const pages = document.getPages().map(({ ref }) => ref);
  const top = document.catalog.lookup(name('Outlines'), PDFDict);
  const found: [string | undefined, number][] = [];
  const next = (dict: PDFDict, key: string) => dict.lookupMaybe(name(key), PDFDict);
  for (let each = next(top, 'First'); each; each = next(each, 'Next')) {
    const title = each.lookup(name('Title')) as PDFString;
    const [page] = each.lookup(name('Dest'), PDFArray).asArray();
    found.push([title.decodeText(), pages.findIndex((ref) => ref === page) + 1]);
  }
  return found;
}
