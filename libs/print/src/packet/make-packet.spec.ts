import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import { PDFDocument } from 'pdf-lib';
import { pdfText } from '@hearthside/testing';
import { audit } from '../audit/audit.js';
import type { Order } from '../typst/engine.js';
import { Typesetter, TypesettingFailed } from '../typst/typesetter.js';
import { aClass, anOrder, NOW } from './spec-packet.js';
import { folderName } from './folder-name.js';
import { makePacket } from './make-packet.js';
import { planPacket } from './plan/packet-plan.js';
import type { Workshop } from './workshop.js';
import { zipped } from './zipped.js';

let typesetter: Typesetter;
beforeAll(() => {
  typesetter = new Typesetter();
});
afterAll(() => typesetter.close());

const planOf = (changes: Record<string, unknown> = {}) =>
  planPacket(aClass(), anOrder(changes), NOW);
const make = (changes: Record<string, unknown> = {}, more: Partial<Workshop> = {}) =>
  makePacket(planOf(changes), { setter: typesetter, pictures: new Map(), ...more });
const pagesOf = async (bytes: Uint8Array) => (await PDFDocument.load(bytes)).getPageCount();

/** How the small class may be asked for: head-counts, names, papers. */
const wishes: [name: string, changes: Record<string, unknown>][] = [
  ['one learner', { learners: 1, large: 0 }],
  ['all in extra large print, on A4', { learners: 5, large: 0, xlarge: 5, paper: 'a4' }],
  ['a draft on one side', { final: false, sides: 'one', names: ['Ann'] }],
  [
    'names of sixty letters',
    { learners: 2, large: 1, names: ['W'.repeat(60), 'Ann-Sophie '.repeat(5)] },
  ],
  ['names in other scripts', { learners: 3, large: 1, names: ['שרה', 'محمد', '李'] }],
  ['three hundred learners', { learners: 300, large: 20, xlarge: 4 }],
];

describe('a packet', () => {
  it.each(wishes)('has as many pages as its copy count says, for %s', async (_, changes) => {
    const { contents, files } = await make(changes);
    const bytesOf = (path: string) => files.find((file) => file.path === path)!.bytes;
    let sum = 0;
    for (const { file, pages, copies } of contents.items) {
      expect(await pagesOf(bytesOf(`sheets/${file}`))).toBe(pages);
      sum += pages * copies;
    }
    expect(contents.pages).toBe(sum);
    const counted = await pdfText(bytesOf('sheets/01-copy-count-standard.pdf'));
    for (const { from, pages, copies } of contents.items) {
      expect(counted).toContain(`${from} ${pages} ${copies} ${pages * copies}`);
    }
    const { pages, blanks } = contents.everything;
    expect(await pagesOf(bytesOf('everything.pdf'))).toBe(pages);
    expect(pages - blanks).toBe(sum);
  });

  it.each(wishes.slice(0, 5))('is fit for everyone to read, for %s', async (_, changes) => {
    const { files, contents } = await make(changes);
    for (const { path, bytes } of files) {
      if (!path.endsWith('.pdf') || path.includes('for-the-copier')) continue;
      const item = contents.items.find(({ file }) => path === `sheets/${file}`);
      const least: Record<string, number> = { large: 18, xlarge: 24 };
      const smallestType = least[item?.size ?? ''] ?? 12;
      expect([path, await audit(bytes, { smallestType })]).toEqual([path, []]);
    }
  });

  it('names pages of the standard print only where somebody has that', async () => {
    const wordsOf = async (changes: Record<string, unknown>, sheet: string) => {
      const { files, contents } = await make(changes);
      const item = contents.items.find(({ name, size }) => name === sheet && size === 'large')!;
      return pdfText(files.find(({ path }) => path === `sheets/${item.file}`)!.bytes);
    };
    expect(await wordsOf({ learners: 3, large: 1 }, 'lesson')).toContain('standard page');
    expect(await wordsOf({ learners: 3, large: 1 }, 'sign-in')).not.toContain('standard page');
    expect(await wordsOf({ learners: 3, large: 3 }, 'lesson')).not.toContain('standard page');
  });

  it('has a booklet for those who read standard print, tagged and for the copier', async () => {
    const { files } = await make({ learners: 3, large: 1 });
    const bytesOf = (path: string) => files.find((file) => file.path === path)?.bytes;
    const pages = await pagesOf(bytesOf('booklet.pdf')!);
    expect(await pagesOf(bytesOf('booklet-for-the-copier.pdf')!)).toBe(2 * Math.ceil(pages / 4));
    const all = await make({ learners: 3, large: 3 });
    expect(all.files.map(({ path }) => path).join()).not.toContain('booklet');
  });

  it('has the same bytes each time, whoever makes it', async () => {
    const other = new Typesetter({ children: 1 });
    const zips = [];
    for (const setter of [typesetter, other]) {
      const plan = planOf();
      const { files } = await makePacket(plan, { setter, pictures: new Map() });
      zips.push(zipped(files, folderName(plan), plan.source.edition.publishedOn));
    }
    other.close();
    expect(Buffer.compare(zips[0]!, zips[1]!)).toBe(0);
    const names = Object.keys(unzipSync(zips[0]!));
    expect(names[0]).toBe('kitchen-hour-1-2026-12-01/contents.html');
    expect(names).toContain('kitchen-hour-1-2026-12-01/sheets/01-copy-count-standard.pdf');
  });

  it('says how far it is, and ends when it is told to', async () => {
    const steps: [number, number][] = [];
    await make({}, { progress: (done, all) => steps.push([done, all]) });
    expect(steps.map(([done]) => done)).toEqual(steps.map((_, index) => index + 1));
    expect(steps.at(-1)![0]).toBe(steps.at(-1)![1]);
    const abort = new AbortController();
    let set = 0;
    const setter = {
      typeset(order: Order) {
        if (++set === 5) abort.abort(new Error('Enough.'));
        return typesetter.typeset(order);
      },
    };
    await expect(make({}, { setter, signal: abort.signal })).rejects.toThrow('Enough.');
    // What was under way with the one that ended it came to its end, and nothing after.
    expect(set).toBeLessThanOrEqual(7);
  });

  it('comes to rest when a sheet cannot be set', async () => {
    let [set, underway] = [0, 0];
    const setter = {
      async typeset(order: Order) {
        if (++set === 4) throw new TypesettingFailed('No.');
        underway++;
        const printed = await typesetter.typeset(order);
        underway--;
        return printed;
      },
    };
    await expect(make({}, { setter })).rejects.toThrow('No.');
    expect(underway).toBe(0);
    expect(set).toBeLessThanOrEqual(6);
  });

  it('knows what has changed since another, and has a file of just that', async () => {
    const before = await make();
    const same = await make({}, { earlier: before.contents });
    expect(same.changed).toEqual([]);
    const later = await make({ start: '10:10', learners: 7 }, { earlier: before.contents });
    const names = later.changed!.map(({ name, why }) => `${name}: ${why}`);
    expect(names).toContain('run-sheet: changed');
    expect(names).toContain('agenda: changed');
    expect(names).toContain('h1-1: 1 more copy');
    expect(names.join()).not.toMatch(/wall|h1-1: changed/);
    // Another edition in which one handout says something else.
    const handout = aClass({
      'lessons/01-tea/h1-1-spoons.md':
        '---\nid: h1-1\ntitle: Spoons\nkind: worksheet\n---\n\nTwo spoons for each cup.\n',
    });
    const edition = { id: '2026-12-24.11111111', publishedOn: '2026-12-24' };
    const next = planPacket({ ...handout, edition }, anOrder(), NOW);
    const ofNext = { setter: typesetter, pictures: new Map(), earlier: before.contents };
    const { changed: inNext } = await makePacket(next, ofNext);
    expect(inNext!.map(({ name, size }) => `${name} ${size}`)).toEqual([
      'h1-1 standard',
      'h1-1 large',
    ]);
    const changed = later.files.find(({ path }) => path === 'changed.pdf')!;
    const pages = later.contents.items.reduce((sum, item) => {
      const { copies = 0 } =
        later.changed!.find(({ name, size }) => name === item.name && size === item.size) ?? {};
      return sum + item.pages * copies;
    }, 0);
    expect(await pagesOf(changed.bytes)).toBeGreaterThan(pages);
  });
});
