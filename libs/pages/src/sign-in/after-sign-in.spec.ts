import { describe, expect, it } from '@jest/globals';
import { afterSignIn, withTo } from './after-sign-in.js';

describe('where one goes after signing in', () => {
  it.each(['/', '/packets/new?course=tea&meeting=1', '/p/tea/latest/standard/1/lesson.html'])(
    'is the page that was asked for: %s',
    (to) => expect(afterSignIn(to)).toBe(to),
  );

  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '\\\\evil.example',
    '/\t/evil.example/',
    '/\n/evil.example',
    'javascript:alert(1)',
    '/sign-in',
    '/sign-out',
    '',
    undefined,
    ['/'],
    `/${'a'.repeat(3_000)}`,
  ])('is never elsewhere, nor a page of signing in: %j', (to) => expect(afterSignIn(to)).toBe('/'));

  it('goes along as a query', () => {
    expect(withTo('/')).toBe('');
    expect(withTo('/a?b=c&d')).toBe('?to=%2Fa%3Fb%3Dc%26d');
  });
});
