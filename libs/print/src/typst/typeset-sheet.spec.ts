import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { linesPerPage, profileOf, SIZES } from '../profile/profile.js';
import { aView } from '../view/fixtures/a-view.js';
import { paragraph, text } from '../view/view.js';
import type { Order } from './engine.js';
import { typesetSizes, type Setter } from './typeset-sheet.js';
import { Typesetter } from './typesetter.js';
import { profileFor } from './typeset-view.js';

let typesetter: Typesetter;
beforeAll(() => {
  typesetter = new Typesetter();
});
afterAll(() => typesetter.close());

const view = aView([paragraph(text('Warm the pot.'))]);

describe('a sheet in several sizes', () => {
  async function printsOf(sizes: readonly (typeof SIZES)[number][]) {
    let orders = 0;
    const counting: Setter = {
      typeset: (order: Order) => {
        orders++;
        return typesetter.typeset(order);
      },
    };
    const prints = await Promise.all(typesetSizes(counting, { view, paper: 'a4' }, sizes).values());
    return { orders, pages: prints.map(({ pages }) => pages) };
  }

  it('has its standard print set once, for itself and for the marks of the others', async () => {
    expect(await printsOf(SIZES)).toEqual({ orders: 3, pages: [1, 1, 1] });
    expect(await printsOf(['large', 'xlarge'])).toEqual({ orders: 3, pages: [1, 1] });
    expect(await printsOf(['standard'])).toEqual({ orders: 1, pages: [1] });
  });
});

describe('the pages of a sheet', () => {
  const long = {
    ...view,
    footer: { ...view.footer, left: 'A rather long name of a sheet, twice.'.repeat(2) },
  };

  it('have less room in large print where the name in the footer takes a second line', () => {
    for (const size of SIZES) {
      const asked = profileOf(size, 'letter');
      const less = linesPerPage(profileFor(view, asked)) - linesPerPage(profileFor(long, asked));
      if (size === 'standard') expect(less).toBe(0);
      else expect(less).toBeGreaterThan(0.5);
    }
  });

  it('are those of the wall for a poster, whatever size is asked', () => {
    const poster = { ...view, poster: true as const };
    const all = SIZES.map((size) => profileFor(poster, profileOf(size, 'a4')));
    expect(new Set(all.map((profile) => JSON.stringify(profile))).size).toBe(1);
    expect(all[0]!.body).toBe(60);
  });
});
