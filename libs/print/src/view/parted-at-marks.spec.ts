import { describe, expect, it } from '@jest/globals';
import { partedAtMarks } from './parted-at-marks.js';
import { box, bullets, paragraph, text, type ViewBlock } from './view.js';

type List = Extract<ViewBlock, { kind: 'list' }>;
const list = (...items: string[]) => bullets(items) as List;
const row = (words: string, mark?: number) => ({ cells: [text(words)], ...(mark && { mark }) });

describe('a mark of a standard page', () => {
  it('parts a list before its item, and numbers go on', () => {
    const steps: List = { ...list('one', 'two', 'three'), ordered: true, unit: 4 };
    steps.items[1]!.mark = 2;
    const parts = partedAtMarks([steps]);
    expect(parts).toMatchObject([
      { unit: 4, start: 1, items: [{}] },
      { mark: 2, start: 2, items: [{}, {}] },
    ]);
    expect(parts[1]).not.toHaveProperty('unit');
    expect(JSON.stringify(parts[1])).not.toMatch(/"mark".*"mark"/);
  });

  it('parts a table before its row; its label stands once, its columns have heads in both parts', () => {
    const table: ViewBlock = {
      kind: 'table',
      label: text('Cups'),
      header: [text('Cup')],
      rows: [row('red'), row('blue', 3)],
      widths: [],
      stackable: true,
      writable: false,
    };
    const head = { header: [text('Cup')] };
    expect(partedAtMarks([table])).toEqual([
      { ...table, ...head, rows: [row('red')] },
      { ...table, ...head, label: [], mark: 3, rows: [row('blue')] },
    ]);
  });

  it('leaves lines of one’s own at the end of a list to tick', () => {
    const items = list('one', 'two').items;
    items[1]!.mark = 2;
    const [first, second] = partedAtMarks([{ kind: 'checks', label: text('Tick'), items, own: 2 }]);
    expect(first).toMatchObject({ label: text('Tick'), own: 0 });
    expect(second).toMatchObject({ label: [], own: 2, mark: 2 });
  });

  it('stands before all that begins there, and never after a bullet or a label', () => {
    const inner = list('deep');
    (inner.items[0]!.blocks[0] as ViewBlock).mark = 2;
    const [outer] = partedAtMarks([box('say', 'Say', [inner, paragraph(text('more'))])]);
    expect(outer).toMatchObject({ kind: 'box', mark: 2 });
    expect(JSON.stringify(outer).match(/"mark"/g)).toHaveLength(1);
  });

  it('stays within a box where the box began before it', () => {
    const later: ViewBlock = { ...paragraph(text('later')), mark: 2 };
    const [outer] = partedAtMarks([box('say', 'Say', [paragraph(text('first')), later])]);
    expect(outer).not.toHaveProperty('mark');
    expect(outer).toMatchObject({ blocks: [{}, { mark: 2 }] });
  });
});
