import { describe, expect, it } from '@jest/globals';
import { mailParts } from './mail-parts.js';

const OURS = 'http://localhost:3000';

describe('a mail’s text on a page', () => {
  it('leads on where it names an address of ours, by the path alone', () => {
    expect(mailParts(`Open\n${OURS}/sign-in/link/ab-c_1?x=2.\nThen`, OURS)).toEqual([
      { text: 'Open\n' },
      { text: `${OURS}/sign-in/link/ab-c_1?x=2`, href: '/sign-in/link/ab-c_1?x=2' },
      { text: '.\nThen' },
    ]);
  });

  it.each([
    'https://evil.example/',
    `${OURS}.evil.example/`,
    `${OURS}0/`,
    `${OURS}//evil.example/`,
    `${OURS}@evil.example/`,
    OURS,
    'javascript:alert(1)',
    '',
  ])('stays text with %j', (text) => {
    expect(mailParts(text, OURS).every(({ href }) => href === undefined)).toBe(true);
    expect(
      mailParts(text, OURS)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });
});
