import { describe, expect, it } from '@jest/globals';
import { bookletPages, bookletView } from './booklet.view.js';
import { aView } from './fixtures/a-view.js';
import { namedMarks, unitsOf, withPageMarks } from './units.js';
import { bullets, heading, paragraph, text, type View } from './view.js';

const names = { name: 'booklet', documentTitle: 'Kitchen hour, session 1: booklet' };
const aSheet = (name: string, changes: Partial<View> = {}) =>
  aView(
    [heading(2, `More of ${name}`), bullets(['one', 'two']), paragraph(text(`End of ${name}`))],
    {
      title: name,
      footer: { left: `Kitchen hour, session 1 · ${name}`, edition: 'Edition 1' },
      ...changes,
    },
  );
const sheets: [View, View] = [aSheet('H1.1'), aSheet('lesson', { marks: ['Yours to keep'] })];

describe('a booklet', () => {
  it('begins each sheet with its own title, and numbers all that a page can begin with once', () => {
    const before = structuredClone(sheets);
    const booklet = bookletView(sheets, names);
    expect(booklet.blocks.filter(({ kind }) => kind === 'part')).toMatchObject([
      { name: 'H1.1', kicker: 'Kitchen hour', title: 'H1.1', marks: [] },
      { name: 'Lesson', title: 'lesson', marks: ['Yours to keep'] },
    ]);
    const numbers = Array.from(unitsOf(booklet.blocks), ({ unit }) => unit);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(sheets).toEqual(before);
  });

  it('calls its sheets by their whole names where they are of several sessions', () => {
    const footer = { left: 'Kitchen hour, session 2 · H2.1', edition: 'Edition 1' };
    const booklet = bookletView([sheets[0], aSheet('H2.1', { footer })], names);
    const parts = booklet.blocks.flatMap((block) => (block.kind === 'part' ? [block.name] : []));
    expect(parts).toEqual(['Kitchen hour, session 1 · H1.1', 'Kitchen hour, session 2 · H2.1']);
  });

  it('is for those alone who may read all of it, and a draft if any of it is', () => {
    const ofLeaders = aSheet('guide', { audience: 'leaders' });
    expect(bookletView([sheets[0], ofLeaders], names).audience).toBe('leaders');
    expect(bookletView([aSheet('brief', { audience: 'host' })], names).audience).toBe('host');
    expect(bookletView(sheets, names)).toMatchObject({ audience: 'everyone' });
    expect(bookletView(sheets, names)).not.toHaveProperty('draft');
    expect(bookletView([sheets[0], aSheet('x', { draft: true })], names).draft).toBe(true);
  });

  it.each([{ deck: true as const }, { blocks: [{ kind: 'tents' as const, names: [] }] }])(
    'has no room for sheets with pages of their own: %j',
    (changes) => expect(() => bookletView([aSheet('x', changes)], names)).toThrow(TypeError),
  );

  it('marks the pages of each sheet by its name, from its second page on', () => {
    const booklet = bookletView(sheets, names);
    // Units of a sheet: heading, list, item and paragraph, item and paragraph, paragraph.
    const first = new Map([1, 1, 1, 1, 2, 2, 3].map((page, index) => [index + 1, page]));
    const second = new Map([1, 2, 2, 2, 2, 2, 2].map((page, index) => [index + 1, page]));
    const marked = withPageMarks(booklet, bookletPages(booklet, sheets, [first, second]));
    const marks = Array.from(unitsOf(namedMarks(marked.blocks)), ({ mark, markOf }) =>
      mark ? `${markOf} ${mark}` : '',
    );
    expect(marks.filter(Boolean)).toEqual(['H1.1 2', 'H1.1 3', 'Lesson 2']);
    expect(marks[1 + 4]).toBe('H1.1 2');
    expect(marks[1 + 7 + 1 + 1]).toBe('Lesson 2');
  });
});
