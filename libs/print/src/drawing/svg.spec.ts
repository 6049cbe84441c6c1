import { describe, expect, it } from '@jest/globals';
import { draw } from './draw.js';
import { pictures } from './fixtures/pictures.js';
import { lettersOf } from './letters.js';
import { svg } from './svg.js';

const letters = lettersOf('Arimo');
const room = {
  ...{ width: 468, height: 388, size: 14, space: 1 },
  measure: (words: string, bold: boolean) => letters.width(words, bold) * 14,
};
const colors = { ink: '#000', shade: { color: '#e6e6e6', opacity: 1 }, paper: '#fff' };
const asSvg = (parts: string[], attributes = {}) =>
  svg(draw({ kind: 'map', parts, numbered: false }, room)!, {
    pieces: letters.pieces,
    ...colors,
    attributes,
  });

describe('a drawing as SVG', () => {
  it.each(pictures)('has attributes alone, no styles, scripts or addresses: $kind', (picture) => {
    const text = svg(draw(picture, room)!, { pieces: letters.pieces, ...colors });
    expect(text).not.toMatch(/style|class|script|href|url\(|NaN|undefined/);
    expect(text).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" viewBox="0 0 468 /);
  });

  it('shows what looks like markup as the words it is', () => {
    const text = asSvg(['<b>&"', 'tea'], { 'aria-label': '"<tea>"' });
    expect(text).toContain('&lt;b&gt;&amp;&quot;</text>');
    expect(text).toContain('aria-label="&quot;&lt;tea&gt;&quot;"');
  });

  it('names the font of each letter, so that none is taken from elsewhere', () => {
    const text = asSvg(['tea כוס תה', '🫖']);
    expect(text).toContain('<tspan font-family="Arimo">tea </tspan>');
    expect(text).toContain('<tspan font-family="Noto Sans Hebrew">כוס תה</tspan>');
    expect(text).toContain('font-family="Noto Emoji">🫖</text>');
  });

  it('draws no line thinner than a point', () => {
    for (const picture of pictures) {
      const text = svg(draw(picture, room)!, { pieces: letters.pieces, ...colors });
      for (const [, thickness] of text.matchAll(/stroke-width="([\d.]+)"/g)) {
        expect(Number(thickness)).toBeGreaterThanOrEqual(1);
      }
    }
  });
});
