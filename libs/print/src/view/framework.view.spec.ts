import { describe, expect, it } from '@jest/globals';
import { aCourse, aHandout } from '@hearthside/testing';
import { printablesOf } from './printables.js';
import type { Run, ViewBlock } from './view.js';

/** What the framework of a handout comes to. */
function blocksOf(framework: string, language = 'en-US'): ViewBlock[] {
  const course = aCourse({ 'lessons/01-tea/h1-1-spoons.md': aHandout(framework) });
  const [lesson] = course.lessons;
  const edition = { id: '2026-11-22.00000000', publishedOn: '2026-11-22' };
  const printable = printablesOf(lesson!).find(({ name }) => name === 'h1-1')!;
  const source = { course: { ...course, language }, lesson: lesson!, meeting: 1, edition };
  const [box] = printable.view(source, {}).blocks;
  return box?.kind === 'box' ? box.blocks : [];
}

function drawingOf(framework: string, language?: string) {
  const [drawing] = blocksOf(framework, language);
  if (drawing?.kind !== 'drawing') throw new Error('There is no drawing.');
  return drawing;
}

const framework = (attributes: string, ...items: string[]) =>
  `:::framework[Tea]{${attributes}}\n${items.map((item) => `- ${item}`).join('\n')}\n:::`;
const wordsOf = (runs: readonly Run[]) => runs.map(({ text }) => text).join('');

describe('a framework', () => {
  it('is drawn above its list, from the words set off in each item', () => {
    const text = framework('kind=map order=strict', '**Boil.** Water first.', '*Pour*: slowly.');
    const [drawing, list] = blocksOf(text);
    expect(drawing).toMatchObject({
      kind: 'drawing',
      alt: 'A road of two stages: 1 Boil, 2 Pour. It can be walked both ways. The list says the same.',
      of: { kind: 'map', parts: ['Boil', 'Pour'], numbered: true },
    });
    expect(list).toMatchObject({ kind: 'list', ordered: true });
  });

  it('shows a short item whole, and numbers the parts where one is too long', () => {
    const long = 'All the water that you can carry from the well.';
    expect(drawingOf(framework('kind=ladder', 'Boil it.', 'Pour')).of).toMatchObject({
      parts: ['Boil it', 'Pour'],
      numbered: false,
    });
    const [drawing, list] = blocksOf(framework('kind=ladder', 'Boil it.', long));
    expect(drawing).toMatchObject({ of: { parts: ['Boil it', ''], numbered: true } });
    expect(list).toMatchObject({ ordered: true });
  });

  it('says in each item of a grid which row and which column it is in', () => {
    const attributes = 'kind=grid across="Sweet | Plain" down="Hot | Cold"';
    const [drawing, list] = blocksOf(framework(attributes, '**A**', '**B**', '**C**', '**D**'));
    expect(drawing).toMatchObject({
      alt: 'Two rows of two boxes. Hot, Sweet: A. Hot, Plain: B. Cold, Sweet: C. Cold, Plain: D. The list says the same.',
    });
    const items = list?.kind === 'list' ? list.items : [];
    const said = items.map(({ blocks: [first] }) =>
      first?.kind === 'paragraph' ? wordsOf(first.runs) : '',
    );
    expect(said).toEqual(['Hot, sweet: A', 'Hot, plain: B', 'Cold, sweet: C', 'Cold, plain: D']);
  });

  it.each([
    ['cycle', 'A ring of two steps: Hot, Cold, and back to Hot.'],
    ['circles', 'Rings within rings, two in all, from the innermost out: Hot, Cold.'],
    ['ladder', 'A ladder of two rungs, from the lowest up: Hot, Cold.'],
    ['dial', 'A dial from Hot to Cold. Its needle points straight up, to neither end.'],
  ])('tells what its picture shows: %s', (kind, alt) => {
    expect(drawingOf(framework(`kind=${kind}`, 'Hot', 'Cold')).alt).toBe(
      `${alt} The list says the same.`,
    );
  });

  it('is drawn from right to left in a course that is read that way', () => {
    const map = framework('kind=map', 'Hot', 'Cold');
    expect(drawingOf(map, 'he').of).toMatchObject({ reversed: true });
    expect(drawingOf(map).of).not.toHaveProperty('reversed');
  });

  it('stays a list where it is steps', () => {
    expect(blocksOf(framework('kind=steps', 'Hot', 'Cold')).map(({ kind }) => kind)).toEqual([
      'list',
    ]);
  });
});
