import { describe, expect, it } from '@jest/globals';
import { alikeInGrey } from './grey.js';
import { pictureFault } from './picture.js';

const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`;
const faultOf = (text: string, path = 'pot.svg') =>
  pictureFault(path, new TextEncoder().encode(text));

describe('a drawing', () => {
  it.each([
    ['plain', svg('<rect width="4" height="2"/>')],
    [
      'with a declaration, a document type and remarks',
      `<?xml version="1.0"?><!DOCTYPE svg><!-- a > b -->${svg('<g></g>')}`,
    ],
    [
      'with a reference inside itself',
      svg('<path id="a" d="M0 0"/><use href="#a" fill="url(#b)"/>'),
    ],
    [
      'with words that look like marks',
      svg('<text x=\'1\' aria-label="a > b">tea &lt; milk</text>'),
    ],
    ['with a picture embedded', svg('<image href="data:image/png;base64,AAAA"/>')],
  ])('passes: %s', (_, text) => expect(faultOf(text)).toBeUndefined());

  it.each([
    ['empty', ''],
    ['not a drawing at all', 'Tea.'],
    ['an element left open', '<svg xmlns="http://www.w3.org/2000/svg"><g></svg>'],
    ['cut off', '<svg xmlns="http://www.w3.org/2000/svg"><rect width="4"'],
  ])('cannot be drawn: %s', (_, text) => expect(faultOf(text)).toBe('content'));

  it.each([
    ['a script', svg('<script>alert(1)</script>')],
    ['a script in another namespace', svg('<svg:script/>')],
    ['a handler', svg('<rect onload="x()"/>')],
    ['a page inside', svg('<foreignObject><p/></foreignObject>')],
    ['a file of the machine', svg('<image href="file:///etc/passwd"/>')],
    ['a path', svg("<image xlink:href='../../secret.png'/>")],
    ['the web', svg('<image href="https://example.org/a.png"/>')],
    ['a style from the web', svg('<style>@import "//example.org/a.css";</style>')],
    ['a fill from the web', svg('<rect fill="url(https://example.org/a.svg#b)"/>')],
    ['an entity', '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg></svg>'],
  ])('is refused that holds %s', (_, text) => expect(faultOf(text)).toMatch(/fetches|content/));
});

describe('a photograph', () => {
  it('is known by its first bytes and not by its name', () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]);
    expect(pictureFault('a.png', png)).toBeUndefined();
    expect(pictureFault('a.jpg', png)).toBe('content');
    expect(pictureFault('a.gif', png)).toBe('kind');
  });
});

describe('colors in grey', () => {
  it('are found when they differ in hue alone', () => {
    expect(alikeInGrey('#d02020 #207a20')).toEqual([['#d02020', '#207a20']]);
    expect(alikeInGrey('#fff #000 #808080')).toEqual([]);
    expect(alikeInGrey('#d02020 #d02525')).toEqual([]);
  });
});
