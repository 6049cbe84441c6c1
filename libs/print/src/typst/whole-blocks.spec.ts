import { describe, expect, it } from '@jest/globals';
import { profileOf } from '../profile/profile.js';
import { box, bullets, paragraph, text, type ViewBlock } from '../view/view.js';
import { forProfile } from './typeset-view.js';
import { markWhole } from './whole-blocks.js';

const standard = profileOf('standard', 'letter');
const xlarge = profileOf('xlarge', 'letter');
const words = (letters: number) => text('word '.repeat(letters / 5));

function marked(block: ViewBlock, profile = standard): ViewBlock {
  markWhole([block], profile);
  return block;
}

const table = (rows: number, letters = 20): ViewBlock => ({
  kind: 'table',
  label: [],
  header: [text('One'), text('Two')],
  rows: Array.from({ length: rows }, () => ({ cells: [words(letters), words(letters)] })),
  widths: [],
  stackable: true,
  writable: false,
});

describe('what is kept on one page', () => {
  it('is a warning or a claim, as long as a page holds it', () => {
    const warning = (letters: number) => box('alert', 'Mind', [paragraph(words(letters))]);
    expect(marked(warning(400))).toMatchObject({ whole: true });
    expect(marked(warning(400), xlarge)).not.toHaveProperty('whole');
    expect(marked(warning(4000))).not.toHaveProperty('whole');
    expect(marked(box('claim', 'Known', [paragraph(words(400))]))).toMatchObject({ whole: true });
  });

  it('is what to do when something happens, wherever a page holds it', () => {
    const urgent = (letters: number): ViewBlock =>
      ({ ...box('alert', 'If', [paragraph(words(letters))]), urgent: true }) as ViewBlock;
    expect(marked(urgent(480), xlarge)).toMatchObject({ whole: true });
    expect(marked(box('alert', 'Mind', [paragraph(words(480))]), xlarge)).not.toHaveProperty(
      'whole',
    );
    expect(marked(urgent(900), xlarge)).not.toHaveProperty('whole');
  });

  it('is a prompt, and any other box that is short', () => {
    expect(marked(box('ask', 'In pairs', [paragraph(words(500))]))).toMatchObject({ whole: true });
    expect(marked(box('say', 'Say', [paragraph(words(200))]))).toMatchObject({ whole: true });
    expect(marked(box('say', 'Say', [paragraph(words(600))]))).not.toHaveProperty('whole');
  });

  it('is a list of few short items', () => {
    const list = (items: number, letters = 20) =>
      bullets(Array.from({ length: items }, () => words(letters)));
    expect(marked(list(4))).toMatchObject({ whole: true });
    expect(marked(list(12))).not.toHaveProperty('whole');
    expect(marked(list(4, 400))).not.toHaveProperty('whole');
  });

  it('is nothing whose height nobody can tell from its letters', () => {
    const cards: ViewBlock = { kind: 'cards', cards: [], perSheet: 4 };
    expect(marked(box('alert', 'Mind', [cards]))).not.toHaveProperty('whole');
  });

  it('is a table of few short rows, inside a box too', () => {
    expect(marked(table(3))).toMatchObject({ whole: true });
    expect(marked(table(9))).not.toHaveProperty('whole');
    expect(marked(table(3, 2000))).not.toHaveProperty('whole');
    const inside = table(3);
    marked(box('plain', 'More', [inside]));
    expect(inside).toMatchObject({ whole: true });
  });
});

describe('a table of records in extra-large print', () => {
  const record = (columns: number): ViewBlock => ({
    kind: 'table',
    label: [],
    header: Array.from({ length: columns }, () => words(60)),
    rows: [{ cells: Array.from({ length: columns }, () => []) }],
    widths: [],
    stackable: true,
    writable: true,
  });

  it('keeps a record on one page, with fewer lines for each of many fields', () => {
    const view = { blocks: [record(3), record(4)] } as never;
    const { blocks } = forProfile(view, xlarge);
    expect(blocks[0]).toMatchObject({ stacked: true, cellLines: 2, wholeRows: true });
    expect(blocks[1]).toMatchObject({ stacked: true, cellLines: 1 });
  });
});
