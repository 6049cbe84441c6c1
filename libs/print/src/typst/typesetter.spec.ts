import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import { pdfPages, pdfText } from '@hearthside/testing';
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import { PAPERS, profileOf, SIZES, type Profile } from '../profile/profile.js';
import { aView, everything } from '../view/fixtures/a-view.js';
import { paragraph, text, type View } from '../view/view.js';
import { Typesetter, TypesettingFailed } from './typesetter.js';
import { forProfile, orderFor } from './typeset-view.js';

const said: string[] = [];
const typesetter = new Typesetter({ log: (line) => said.push(line) });
afterAll(() => typesetter.close());

const letter = profileOf('standard', 'letter');
const set = (view: View, profile: Profile = letter, pool = typesetter) =>
  pool.typeset(orderFor(forProfile(view, profile), profile));

/** Processes that the typesetters here have started; none where the system does not tell. */
function childPids(): number[] {
  const task = `/proc/${process.pid}/task/${process.pid}`;
  if (!existsSync(task) || !readdirSync(task).includes('children')) return [];
  return readFileSync(`${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
}

function residentMegabytes(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes ?? 0) / 1024;
}

describe('typesetting', () => {
  it.each(SIZES.flatMap((size) => PAPERS.map((paper) => [size, paper] as const)))(
    'sets every kind of block as tagged PDF/UA-1: %s on %s',
    async (size, paper) => {
      const profile = profileOf(size, paper);
      const { pdf } = await set(aView(everything), profile);
      const document = await PDFDocument.load(pdf, { updateMetadata: false });
      const marked = document.catalog.lookup(PDFName.of('MarkInfo'), PDFDict);
      expect(String(marked.get(PDFName.of('Marked')))).toBe('true');
      expect(String(document.catalog.get(PDFName.of('Lang')))).toContain('en');
      expect(document.getTitle()).toBe('Kitchen hour, session 1: H1.1');
      const { width, height } = document.getPage(0).getSize();
      expect(width).toBeCloseTo((profile.width * 72) / 25.4, 1);
      expect(height).toBeCloseTo((profile.height * 72) / 25.4, 1);
      expect(Buffer.from(pdf).toString('latin1')).toContain('pdfuaid');
    },
  );

  it('gives the same bytes for the same sheet, in whichever child', async () => {
    const view = aView(everything);
    const [one, two] = await Promise.all([set(view), set(view)]);
    const other = new Typesetter({ children: 1 });
    const three = await other.typeset(orderFor(forProfile(view, letter), letter));
    other.close();
    expect(Buffer.compare(one.pdf, two.pdf)).toBe(0);
    expect(Buffer.compare(one.pdf, three.pdf)).toBe(0);
  });

  it('prints what looks like commands as the words they are', async () => {
    const hostile = '#read("/etc/passwd") #import "x" $y^2$ *b* _i_ {{x}} <script> \\u0041 "]}';
    const { pdf } = await set(aView([paragraph(text(hostile))]));
    expect(await pdfText(pdf)).toContain(hostile);
  });

  it('leaves out characters that steer text and have no shape', async () => {
    const { pdf } = await set(aView([paragraph(text('a\u0000b\u0007c\u202Ed\uFEFFe\tf'))]));
    expect(await pdfText(pdf)).toContain('abcde f');
  });

  it('stands an empty box for a letter that no font has, and says so', async () => {
    said.length = 0;
    const { pdf } = await set(aView([paragraph(text('tea \u8336.'))]));
    expect(await pdfText(pdf)).toContain('tea □.');
    expect(said.join()).toContain('\u8336');
  });

  it('refuses a picture that nobody sent, and goes on with the next sheet', async () => {
    const broken = aView([{ kind: 'image', asset: '../../../etc/hostname', alt: 'A file' }]);
    await expect(set(broken)).rejects.toThrow(TypesettingFailed);
    expect((await set(aView([paragraph(text('Fine.'))]))).pages).toBe(1);
  });

  it('sets a picture that came with the sheet', async () => {
    const view = forProfile(aView([{ kind: 'image', asset: 'pot.svg', alt: 'A pot' }]), letter);
    const bytes = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    const { pdf } = await typesetter.typeset(orderFor(view, letter, [{ name: 'pot.svg', bytes }]));
    expect(pdf.length).toBeGreaterThan(1000);
  });

  it('gives up a sheet that takes too long, without delaying the next', async () => {
    const hasty = new Typesetter({ children: 2, patience: 2_500 });
    const rows = Array.from({ length: 40_000 }, () => paragraph(text('tea '.repeat(8))));
    const slow = hasty.typeset(orderFor(aView(rows), letter));
    const refused = expect(slow).rejects.toThrow('ended with SIGKILL');
    const quick = await hasty.typeset(orderFor(aView([paragraph(text('Quick.'))]), letter));
    expect(quick.pages).toBe(1);
    await refused;
    const after = await hasty.typeset(orderFor(aView([paragraph(text('After.'))]), letter));
    expect(after.pages).toBe(1);
    hasty.close();
  });

  it('serves good sheets while runaways hold one another up', async () => {
    const pool = new Typesetter({ children: 1, slowAfter: 400, patience: 6_000 });
    const rows = Array.from({ length: 40_000 }, () => paragraph(text('tea '.repeat(8))));
    const good = orderFor(aView([paragraph(text('Quick.'))]), letter);
    await pool.typeset(good);
    const runaways = [1, 2, 3].map(() => pool.typeset(orderFor(aView(rows), letter)));
    const ends = Promise.allSettled(runaways);
    let over = 0;
    for (const each of runaways) each.catch(() => over++);
    const served = await Promise.all([1, 2, 3, 4].map(() => pool.typeset(good)));
    expect(served.map(({ pages }) => pages)).toEqual([1, 1, 1, 1]);
    expect(over).toBeLessThan(3);
    pool.close();
    expect((await ends).map(({ status }) => status)).toEqual(Array(3).fill('rejected'));
  });

  it('sets a sheet again whose child was killed from outside', async () => {
    const lone = new Typesetter({ children: 1 });
    const before = childPids();
    const rows = Array.from({ length: 1_000 }, (_, n) => paragraph(text(`tea ${n}`)));
    await lone.typeset(orderFor(aView([paragraph(text('Tea.'))]), letter));
    const long = lone.typeset(orderFor(aView(rows), letter));
    await new Promise((resolve) => setTimeout(resolve, 20));
    for (const pid of childPids()) if (!before.includes(pid)) process.kill(pid, 'SIGKILL');
    expect((await long).pages).toBeGreaterThan(1);
    lone.close();
  });

  it.each(['es-419', 'zh-Hant', 'sr-Latn-RS', 'fr-CA', 'en'])(
    'knows the language %s',
    async (language) => {
      expect((await set({ ...aView([paragraph(text('Tea.'))]), language })).pages).toBe(1);
    },
  );

  it('replaces children after so many sheets without losing one', async () => {
    const frugal = new Typesetter({ children: 1, recycleAfter: 2 });
    const order = orderFor(aView([paragraph(text('Tea.'))]), letter);
    const all = await Promise.all(Array.from({ length: 6 }, () => frugal.typeset(order)));
    expect(all.map(({ pages }) => pages)).toEqual([1, 1, 1, 1, 1, 1]);
    frugal.close();
    await expect(frugal.typeset(order)).rejects.toThrow('Closing down');
  });

  it('goes on when an idle child is killed from outside', async () => {
    const before = childPids();
    const lone = new Typesetter({ children: 1 });
    const order = orderFor(aView([paragraph(text('Tea.'))]), letter);
    await lone.typeset(order);
    for (const pid of childPids()) if (pid && !before.includes(pid)) process.kill(pid, 'SIGKILL');
    const next = await lone.typeset(order).catch(() => lone.typeset(order));
    expect(next.pages).toBe(1);
    lone.close();
  });

  it('keeps its memory flat over some hundred sheets', async () => {
    const before = childPids();
    const lone = new Typesetter({ children: 1, recycleAfter: Infinity });
    const setMany = async (count: number) => {
      for (let n = 0; n < count; n++)
        await set(aView([paragraph(text(`Tea ${n}.`))]), letter, lone);
      return childPids()
        .filter((pid) => !before.includes(pid))
        .reduce((sum, pid) => sum + residentMegabytes(pid), 0);
    };
    const warm = await setMany(200);
    const end = await setMany(400);
    lone.close();
    // Without eviction 400 sheets cost over 400 MB; what is left is when V8 happens to collect.
    expect(end - warm).toBeLessThan(60);
  });

  it('refuses a sheet beyond all measure at once', async () => {
    const order = { data: 'x'.repeat(5_000_001), assets: [], timestamp: 0 };
    await expect(typesetter.typeset(order)).rejects.toThrow('too long');
  });
});

describe('typesetting as WebAssembly', () => {
  const wasm = new Typesetter({ engine: 'wasm', children: 1 });
  afterAll(() => wasm.close());

  it('sets the same pages with the same words, tagged and marked alike', async () => {
    const view = aView([...everything, paragraph(text('tea \u8336'))]);
    const order = orderFor(forProfile(view, letter), letter);
    const [here, there] = await Promise.all([typesetter.typeset(order), wasm.typeset(order)]);
    expect(there.pages).toBe(here.pages);
    expect(there.units).toEqual(here.units);
    expect(await pdfPages(there.pdf)).toEqual(await pdfPages(here.pdf));
    const document = await PDFDocument.load(there.pdf, { updateMetadata: false });
    const marked = document.catalog.lookup(PDFName.of('MarkInfo'), PDFDict);
    expect(String(marked.get(PDFName.of('Marked')))).toBe('true');
    expect(Buffer.from(there.pdf).toString('latin1')).toContain('pdfuaid');
    expect(Buffer.compare(there.pdf, (await wasm.typeset(order)).pdf)).toBe(0);
  }, 240_000);

  it('sets a picture that came with the sheet', async () => {
    const view = forProfile(aView([{ kind: 'image', asset: 'pot.svg', alt: 'A pot' }]), letter);
    const bytes = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    const order = orderFor(view, letter, [{ name: 'pot.svg', bytes }]);
    expect((await wasm.typeset(order)).pages).toBe(1);
    await expect(wasm.typeset(orderFor(view, letter))).rejects.toThrow(TypesettingFailed);
  }, 240_000);
});

describe('pages of a large print', () => {
  const long = aView(
    Array.from({ length: 40 }, (_, n) =>
      paragraph(text(`Paragraph ${n + 1}. ${'tea '.repeat(40)}`)),
    ),
  );

  it.each(['large', 'xlarge'] as const)(
    'name the standard pages at the very words that begin them: %s',
    async (size) => {
      const standard = await set(long);
      const standardPages = await pdfPages(standard.pdf);
      const begins = new Map(standard.units.map(({ unit, page }) => [unit, page]));
      const profile = profileOf(size, 'letter');
      const view = forProfile(long, profile, begins);
      const { pdf } = await typesetter.typeset(orderFor(view, profile));
      const words = await pdfText(pdf);
      expect(standard.pages).toBeGreaterThan(2);
      for (let page = 2; page <= standard.pages; page++) {
        const after = words.split(`Page ${page} in standard print`)[1];
        const [, first] = /Paragraph (\d+)\./.exec(after!)!;
        // A paragraph that runs over began on the page before; the next one begins this page.
        expect(standardPages[page - 1]).toContain(`Paragraph ${first}.`);
        expect(standardPages[page - 2]).not.toContain(`Paragraph ${first}.`);
      }
      expect(words).toContain('standard page 1');
    },
  );
});
