import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeViolations } from './browser.js';
import { theFlagship } from './flagship.js';
import { inBrowser, servedInBrowser } from './in-browser.js';
import { flagshipService, type TestService } from './service.js';

const CODE = 'good-company';
const LIST = `/changes/${CODE}`;
const CHECK_IN = 'lesson/2/activity/check-in';
const AT = `${LIST}/place?name=${encodeURIComponent(CHECK_IN)}`;
const RUN_SHEET = `/p/${CODE}/latest/standard/2/run-sheet.html`;

const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

/** Is nothing wider than the screen? */
const fits = (page: Page) =>
  page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth');

describe('a course that is done differently', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await flagshipService();
  });
  afterAll(() => service.stop());

  const send = (path: string, fields: Record<string, string>) =>
    service.submit(path, { clientMutationId: randomUUID(), ...fields });
  const minutes = { place: CHECK_IN, kind: 'minutes' };
  const lesson = async () => {
    const { data } = await service.ask(
      '{ course(slug: "love-and-sex-after-50") { lesson(number: 2) { minutes activities { id } } } }',
    );
    return data.course.lesson as { minutes: number; activities: { id: string }[] };
  };

  it('is read so by everybody at once: in the lesson, in the guide and on the run sheet', async () => {
    const before = await lesson();
    expect(words((await service.get(RUN_SHEET)).text)).not.toContain('changes 1');
    const kept = await send(`${LIST}/place`, {
      ...{ ...minutes, minutes: '4', 'reason-minutes': 'They know one another.', version: '0' },
    });
    expect([kept.status, kept.headers['location']]).toEqual([303, `${LIST}?done=saved`]);
    expect(await lesson()).toEqual({ ...before, minutes: before.minutes - 2 });
    const sheet = words((await service.get(RUN_SHEET)).text);
    expect(sheet).toContain(', changes 1');
    const list = words((await service.get(LIST)).text);
    expect(list).toContain('4 minutes in place of 6. Why: They know one another.');
    const off = await send(`${LIST}/place`, {
      ...{ place: CHECK_IN, kind: 'off', 'reason-off': 'No time.', version: '1' },
    });
    expect(off.status).toBe(303);
    expect((await lesson()).activities.map(({ id }) => id)).not.toContain('check-in');
    for (const [kind, version] of [
      ['off', '2'],
      ['minutes', '3'],
    ] as const) {
      expect((await send(`${LIST}/undo`, { place: CHECK_IN, kind, version })).status).toBe(303);
    }
    expect(await lesson()).toEqual(before);
  });

  it('shows a form again with what is wrong, and with what was typed', async () => {
    const refused = await send(`${LIST}/place`, {
      ...{ place: CHECK_IN, kind: 'text', text: ':::nope\nHello.\n:::', version: '4' },
      'reason-text': 'So.',
    });
    expect(refused.status).toBe(422);
    expect(words(refused.text)).toContain('Line 1: There is no block called');
    expect(refused.text).toContain(':::nope');
    const unsaid = await send(`${LIST}/place`, { ...minutes, minutes: '4', version: '4' });
    expect(unsaid.text).toContain('href="#reason-minutes"');
    expect(unsaid.text).toContain('id="reason-minutes-wrong"');
  });

  it('refuses to leave out what is always done, and offers no way to', async () => {
    const { text } = await service.get(`${LIST}/place?name=lesson%2F1%2Factivity%2Farrive`);
    expect(text).not.toContain('Leave it out');
    const asked = { place: 'lesson/1/activity/arrive', kind: 'off', 'reason-off': 'x' };
    const refused = await send(`${LIST}/place`, { ...asked, version: '4' });
    expect([refused.status, words(refused.text)]).toEqual([
      422,
      expect.stringContaining('This activity is always done'),
    ]);
  });

  it('goes on to a newer edition when the office says so, with a choice where both have changed', async () => {
    const reworded = { place: CHECK_IN, kind: 'text', 'reason-text': 'Our own words.' };
    const ours = 'A number from 1 to 10 says how you are. Any number is a good number.';
    await send(`${LIST}/place`, { ...reworded, text: ours, version: '4' });
    const { course } = await theFlagship();
    const newer = structuredClone(course);
    const activity = newer.lessons[1]!.activities.find(({ id }) => id === 'check-in')!;
    activity.body = activity.body.slice(1);
    await service.publish(newer);
    expect(words((await service.get(LIST)).text)).toContain('There is a newer edition');
    const { text } = await service.get(`${LIST}/move`);
    expect(words(text)).toContain('You and the author have both changed this.');
    const [, edition = ''] = /name="edition" value="([^"]+)"/.exec(text) ?? [];
    const unsaid = await send(`${LIST}/move`, { edition, version: '5' });
    expect([unsaid.status, words(unsaid.text)]).toEqual([
      422,
      expect.stringContaining('Choose for each of them'),
    ]);
    const half = { edition, version: '5', 'text-0': 'Half a thought.' };
    const kept = await send(`${LIST}/move`, half);
    expect(kept.text).toContain('Half a thought.');
    expect(kept.text).toContain('href="#theirs-0"');
    const unread = { ...half, 'take-0': 'text', 'text-0': ':::nope\nHello.\n:::' };
    const wrong = await send(`${LIST}/move`, unread);
    expect([wrong.status, words(wrong.text)]).toEqual([422, expect.stringContaining('Line 1:')]);
    expect(wrong.text).toContain('href="#text-0"');
    const moved = await send(`${LIST}/move`, { edition, version: '5', 'take-0': 'ours' });
    expect([moved.status, moved.headers['location']]).toEqual([303, `${LIST}?done=newer-edition`]);
    const now = words((await service.get(LIST)).text);
    expect(now).toContain(edition);
    expect(now).not.toContain('There is a newer edition');
    expect(words((await service.get(AT)).text)).toContain('A number from 1 to 10');
  });
});

inBrowser('pages about what is done differently', () => {
  const visited = servedInBrowser(flagshipService);

  it.each([
    ['the list', LIST],
    ['one place', AT],
  ])('pass axe at AA and AAA, and fit a phone: %s', async (_, path) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const viewport = { width: 320, height: 900 };
      const complaints = await visited(path, { viewport, colorScheme }, async (page) => {
        for (const details of await page.locator('summary').all()) await details.click();
        expect(await axeViolations(page)).toEqual([]);
        expect(await fits(page)).toBe(true);
      });
      expect(complaints).toEqual([]);
    }
  });

  it('work without scripts, by keyboard', async () => {
    await visited(AT, { javaScriptEnabled: false }, async (page) => {
      await page.locator('#minutes').fill('5');
      await page.keyboard.press('Tab');
      await page.keyboard.type('They know one another.');
      await page.keyboard.press('Enter');
      await page.waitForURL(/done=saved/);
      expect(await page.locator('main').innerText()).toContain('5 minutes in place of 6.');
    });
  });
});
