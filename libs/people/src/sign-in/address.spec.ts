import { describe, expect, it } from '@jest/globals';
import { addressIn } from './address.js';

describe('an e-mail address', () => {
  it.each([
    'ruth@example.org',
    '  Ruth.Lee+classes@Example.ORG ',
    "o'hara@example.co.uk",
    'r@x--y.museum',
  ])('may be %j', (typed) => {
    expect(addressIn(typed)).toBe(typed.trim().toLowerCase());
  });

  it.each([
    '',
    'ruth',
    'ruth@',
    '@example.org',
    'ruth@example',
    'ruth@@example.org',
    'ruth@example..org',
    'ruth lee@example.org',
    'Ruth <ruth@example.org>',
    'ruth@example.org, sam@example.org',
    'ruth@example.org\r\nBcc: all@example.org',
    'ruth\0@example.org',
    'zoë@example.org',
    'ruth@büro.example',
    'ruth@example.1',
    `ruth@${'e'.repeat(250)}.org`,
    'somebody@no-email.invalid',
    'somebody@NO-EMAIL.INVALID',
  ])('may not be %j', (typed) => {
    expect(addressIn(typed)).toBeUndefined();
  });

  it('is judged at once, however long it is', () => {
    const began = performance.now();
    addressIn(`${'a.'.repeat(50_000)}@${'b-'.repeat(50_000)}`);
    addressIn(`a@${'b-'.repeat(120)}`);
    expect(performance.now() - began).toBeLessThan(100);
  });
});
