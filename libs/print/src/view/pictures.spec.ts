import { describe, expect, it } from '@jest/globals';
import { aView } from './fixtures/a-view.js';
import { pictureNames } from './pictures.js';
import { box, type ViewBlock } from './view.js';

describe('the pictures of a sheet', () => {
  it('are its logo and those in its blocks, each once', () => {
    const pot: ViewBlock = { kind: 'image', asset: 'pot.png', alt: 'A pot' };
    const logo = { asset: 'logo.svg', alt: 'A steaming cup' };
    const view = aView([pot, box('plain', 'Again', [{ ...pot }])], {
      brand: { name: 'Kitchen Institute', logo },
    });
    expect(pictureNames(view)).toEqual(['logo.svg', 'pot.png']);
    expect(pictureNames(aView([]))).toEqual([]);
  });
});
