import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bullets, paragraph, strong, text } from '../view/view.js';
import { blocksOf, joined, piecesOf, type Piece } from './pieces.js';
import { heightOf, spread } from './spread.js';

const room = { width: 750, height: 276 };
const wordsOn = (slide: Piece[]) =>
  joined(slide)
    .map(({ runs }) => runs.map((run) => run.text).join(''))
    .join(' ');
const onSlides = (pieces: Piece[]) => spread(pieces, room, 'en').map(wordsOn);
const sentence = 'A warm pot keeps the tea warm for longer than a cold one does. ';

describe('text spread over slides', () => {
  it('stays on one slide where it fits', () => {
    const pieces = piecesOf([paragraph(text('Pour.')), paragraph(strong('Wait.'))]);
    expect(onSlides(pieces)).toEqual(['Pour. Wait.']);
  });

  it('is parted between paragraphs, and about as full on each', () => {
    const short = paragraph(text(sentence.repeat(2).trim()));
    const slides = onSlides(piecesOf([short, short, short, short]));
    expect(slides).toHaveLength(2);
    expect(slides[0]).toBe(slides[1]);
  });

  it('is cut at the ends of sentences where a paragraph is too long', () => {
    const slides = onSlides(piecesOf([paragraph(text(sentence.repeat(9)))]));
    expect(slides).toHaveLength(2);
    for (const slide of slides) expect(slide).toMatch(/^A warm pot .* does\.$/);
  });

  it('keeps what is set off, wherever the cut is', () => {
    const pieces = piecesOf([paragraph(text(sentence.repeat(5)), strong(sentence.repeat(5)))]);
    const runs = spread(pieces, room, 'en')
      .flat()
      .flatMap((piece) => piece.runs);
    const bold = runs
      .filter((run) => run.strong)
      .map((run) => run.text)
      .join('');
    expect(bold).toBe(sentence.repeat(5));
  });

  it('parts a list between items, and goes on counting', () => {
    const list = { ...bullets(Array.from({ length: 9 }, () => sentence)), ordered: true };
    const slides = spread(piecesOf([list]), room, 'en').map(blocksOf);
    const starts = slides.map(([first]) => (first?.kind === 'list' ? first.start : undefined));
    expect(starts).toEqual([1, 4, 7]);
  });

  it('is never higher than the slide, and loses no word', () => {
    const hostile = fc.array(
      fc.oneof(
        fc.lorem({ maxCount: 80 }),
        fc.string({ maxLength: 300 }),
        fc.constant('W'.repeat(900)),
      ),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(hostile, (texts) => {
        const slides = spread(piecesOf(texts.map((each) => paragraph(text(each)))), room, 'en');
        for (const slide of slides) {
          expect(heightOf(slide, room.width)).toBeLessThanOrEqual(room.height);
        }
        const bare = (some: string[]) => some.join('').replace(/\s/g, '');
        expect(bare(slides.map(wordsOn))).toBe(bare(texts));
      }),
      { numRuns: 40 },
    );
  });
});
