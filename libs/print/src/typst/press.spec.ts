import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { profileOf } from '../profile/profile.js';
import { aView } from '../view/fixtures/a-view.js';
import { paragraph, text } from '../view/view.js';
import { Press } from './press.js';
import { forProfile, orderFor } from './typeset-view.js';

let press: Press;
beforeAll(() => {
  press = new Press();
});
afterAll(() => press.onModuleDestroy());

const profile = profileOf('standard', 'letter');
const order = (words: string, passing = false) => {
  const view = { ...aView([paragraph(text(words))]), ...(passing && { passing: true as const }) };
  return orderFor(forProfile(view, profile), profile);
};

describe('the press of a service', () => {
  it('sets what says the same once, also when it is asked for twice at the same time', async () => {
    const [first, second] = await Promise.all([
      press.typeset(order('Tea.')),
      press.typeset(order('Tea.')),
    ]);
    expect(second).toBe(first);
    expect(await press.typeset(order('Tea.'))).toBe(first);
    expect(await press.typeset(order('Cocoa.'))).not.toBe(first);
  });

  it('keeps nothing that may hold names', async () => {
    const first = await press.typeset(order('Ann', true));
    const second = await press.typeset(order('Ann', true));
    expect(second).not.toBe(first);
    expect(Buffer.compare(second.pdf, first.pdf)).toBe(0);
  });
});
