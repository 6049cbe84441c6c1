import { describe, expect, it } from '@jest/globals';
import { aJpeg, anSvg, aPng } from '@hearthside/testing';
import { logoFault, logoType } from './logo.js';

const cup = '<path d="M0 0h80v40z"/>';
const usedTenTimes = (id: number) => `<use href="#g${id}"/>`.repeat(10);
const bomb = [1, 2, 3, 4, 5].map((id) => `<g id="g${id}">${usedTenTimes(id - 1)}</g>`).join('');

describe('a logo', () => {
  it.each([
    ['png', aPng(300, 100)],
    ['jpg', aJpeg(300, 100)],
    ['jpg', aJpeg(300, 100, { frame: 0xc2 })],
    ['svg', anSvg(cup)],
    ['svg', Buffer.concat([Buffer.from('\uFEFF<?xml version="1.0"?><!-- Cup -->\n'), anSvg(cup)])],
    ['svg', anSvg(cup, 'width="60mm" height="20mm"')],
    [
      'svg',
      anSvg(
        '<style>.a{fill:url(#tea)}</style><sodipodi:namedview/>' +
          '<linearGradient id="tea"><stop/></linearGradient>' +
          '<g id="g"><path class="a" d="M0 0h9v9z"/></g><use xlink:href="#g"/>'.concat(
            '<use href="#g"/>'.repeat(500),
          ),
      ),
    ],
  ] as const)('may be a %s', (type, bytes) => {
    expect(logoFault(bytes)).toBeUndefined();
    expect(logoType(bytes)).toBe(type);
  });

  it.each([
    ['a PDF', '%PDF-1.7 tea', 'The logo is a PDF. Save it as PNG, JPEG or plain SVG.'],
    ['a GIF', 'GIF89a tea', 'The logo is a GIF. Save it as PNG, JPEG or plain SVG.'],
    ['a WebP picture', 'RIFF\0\0\0\0WEBPVP8 ', 'The logo is a WebP picture.'],
    ['a photograph of a telephone', '\0\0\0\x18ftypheic', 'The logo is a HEIC or AVIF picture.'],
    ['a text document', 'PK\x03\x04', 'The logo is a document or an archive.'],
    ['a page', '<!doctype html><p>Tea', 'The logo is not a picture that we know.'],
    ['nothing', '', 'The logo is empty. Choose its file again.'],
  ])('is known by its bytes, whatever its name says: %s', (_, words, said) => {
    const bytes = Buffer.from(words, 'latin1');
    expect(logoFault(bytes)).toContain(said);
    expect(logoType(bytes)).toBeUndefined();
  });

  it.each([
    [aPng(20_000, 5), 'The logo is 20,000 pixels wide. Save it with at most 4,000.'],
    [aPng(5, 4_001), 'The logo is 4,001 pixels high. Save it with at most 4,000.'],
    [aPng(1_000_000_000, 1_000_000_000, 0), 'The logo is 1,000,000,000 pixels wide.'],
    [aPng(0, 9), 'The logo is less than one pixel wide. Save it larger.'],
    [aJpeg(9, 40_000), 'The logo is 40,000 pixels high.'],
    [aJpeg(9, 0), 'The logo is less than one pixel high.'],
    [anSvg(cup, 'viewBox="0 0 9000 100"'), 'The logo is 9,000 pixels wide.'],
    [anSvg(cup, 'viewBox="0,0,9,-100"'), 'The logo is less than one pixel high.'],
    [anSvg(cup, 'width="200in" height="1in"'), 'The logo is 19,200 pixels wide.'],
    [anSvg(cup, 'width="100%"'), 'The logo does not say how wide and high it is.'],
    [anSvg(cup, 'viewBox="0 0 a b"'), 'The logo does not say how wide and high it is.'],
    [Buffer.concat([aPng(9, 9), Buffer.alloc(2 ** 21)]), 'The logo has 2.1 MB. Save it with at'],
  ])('has a size that a page can take: %#', (bytes, said) =>
    expect(logoFault(bytes)).toContain(said),
  );

  it('is whole: a PNG that ends anywhere, or has any byte changed, is found out', () => {
    const whole = aPng(30, 10);
    for (let length = 8; length < whole.length; length++) {
      expect(logoFault(whole.subarray(0, length))).toContain('The logo is damaged or cut off.');
    }
    for (let at = 8; at < whole.length; at++) {
      const changed = Buffer.from(whole);
      changed[at]! ^= 1;
      expect(logoFault(changed)).toContain('The logo is damaged or cut off.');
    }
  });

  it('is whole: a JPEG that ends anywhere is found out, and so are those that few programs read', () => {
    const whole = aJpeg(30, 10);
    for (let length = 3; length < whole.length; length++) {
      expect(logoFault(whole.subarray(0, length))).toContain('The logo is damaged or cut off.');
    }
    expect(logoFault(aJpeg(30, 10, { end: false }))).toContain('cut off');
    for (const unusual of [{ frame: 0xc3 }, { frame: 0xc9 }, { bits: 12 }]) {
      expect(logoFault(aJpeg(30, 10, unusual))).toBe(
        'The logo is a JPEG of an unusual kind. Save it as PNG.',
      );
    }
  });

  it.each([
    ['a script', '<script>alert(1)</script>', 'holds a script, or fetches something'],
    ['a handler', '<path onload="x()"/>', 'holds a script, or fetches something'],
    ['an address', '<use href="https://example.org/a.svg#b"/>', 'holds a script, or fetches'],
    ['a style from the web', '<style>@import "//example.org/a";</style>', 'holds a script, or'],
    ['an element left open', '<g>', 'is a drawing that cannot be read'],
    ['letters', '<text>Tea</text>', 'has letters that need a font'],
    [
      'a photograph',
      '<image href="data:image/png;base64,AA"/>',
      'is an SVG with a photograph in it',
    ],
    ['a blur', '<filter id="f"/>', 'uses "filter", which not every printer shows'],
    ['a movement', '<animate/>', 'uses "animate", which not every printer shows'],
    ['parts used without end', `<g id="g0">${cup}</g>${bomb}`, 'is too intricate a drawing'],
    ['a part that uses itself', '<g id="g"><use href="#g"/></g>', 'is too intricate a drawing'],
    ['far too deep a nest', '<g>'.repeat(9_999) + '</g>'.repeat(9_999), 'is too intricate'],
    ['far too many lines', cup.repeat(30_000), 'is too intricate a drawing'],
    ['remarks without end', '<!--'.repeat(400_000), 'is too intricate a drawing'],
    ['declarations without end', '<!DOCTYPE'.repeat(200_000), 'is too intricate a drawing'],
    [
      'clips by a style',
      '<style>path{clip-path:url(#c)}</style><clipPath id="c"><path/></clipPath>',
      'is too intricate a drawing',
    ],
  ])('is a plain drawing, at once refused with %s', (_, inside, said) => {
    const before = performance.now();
    expect(logoFault(anSvg(inside))).toContain(`The logo ${said}`);
    expect(performance.now() - before).toBeLessThan(3_000);
  });
});
