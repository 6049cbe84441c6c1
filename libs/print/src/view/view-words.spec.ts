import { describe, expect, it } from '@jest/globals';
import { aView } from './fixtures/a-view.js';
import { viewWords } from './view-words.js';
import { box, paragraph, strong, text } from './view.js';

describe('the words of a sheet', () => {
  it('are those of its title, its marks and its blocks, wherever they stand', () => {
    const blocks = [
      paragraph(text('Warm the '), strong('pot'), text('.')),
      box('say', 'Say this', [paragraph(text('Come in.'))]),
      {
        kind: 'scale' as const,
        label: text('How hot?'),
        numbers: [1, 2],
        low: 'cold',
        high: 'hot',
      },
    ];
    // Spoons, the mark of three, three, two and two, two and two.
    const view = aView(blocks, { marks: ['Yours to keep'] });
    expect(viewWords(view)).toBe(1 + 3 + 3 + 2 + 2 + 2 + 2);
  });
});
