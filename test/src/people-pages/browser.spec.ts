import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeViolations } from '../browser.js';
import { inBrowser, servedInBrowser } from '../in-browser.js';
import { testService } from '../service.js';

inBrowser('the office’s pages in a browser', () => {
  const visitPage = servedInBrowser(() => testService());

  async function on(
    options: { width?: number; scripts?: boolean; dark?: boolean },
    work: (page: Page) => Promise<void>,
  ): Promise<void> {
    const { width = 1200, scripts = true, dark = false } = options;
    const complaints = await visitPage(
      '/people',
      {
        viewport: { width, height: 900 },
        javaScriptEnabled: scripts,
        colorScheme: dark ? 'dark' : 'light',
      },
      work,
    );
    expect(complaints.filter((words) => !words.includes('status of 422'))).toEqual([]);
  }

  /** Presses Tab until something has the focus, as somebody without a mouse does. */
  async function tabTo(page: Page, name: string): Promise<void> {
    for (let presses = 0; presses < 80; presses++) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(
        `(() => { const el = document.activeElement; return (el.labels?.[0] ?? el).textContent.trim() })()`,
      );
      if (focused === name) return;
    }
    throw new Error(`Nobody gets to "${name}" by keyboard.`);
  }

  const fits = async (page: Page) =>
    page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');

  it('let a learner be added and a card be made by keyboard alone', async () => {
    await on({ scripts: false }, async (page) => {
      await tabTo(page, 'Add a learner');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Add a learner' }).waitFor();
      await tabTo(page, 'Name in full');
      await page.keyboard.type('Ruth Lee');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'A card for Ruth Lee' }).waitFor();
      await tabTo(page, 'Make the card');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'The card is made' }).waitFor();
      expect(await page.locator('.code').innerText()).toMatch(/^(?:\w{4}-){2}\w{4}$/);
      const url = page.url();
      await page.reload();
      expect(page.url()).toBe(url);
      expect(await page.locator('.code').count()).toBe(1);
    });
  });

  it.each([
    ['wide and light', { width: 1200 }],
    ['wide and dark', { width: 1200, dark: true }],
    ['on a phone', { width: 320 }],
    ['on a phone in the dark', { width: 320, dark: true }],
  ])(
    'have nothing that axe minds, and need no sideways scrolling: %s',
    async (name, options) => {
      await on(options, async (page) => {
        const looked: string[] = [];
        const look = async (what: string) => {
          looked.push(what);
          expect([what, await axeViolations(page)]).toEqual([what, []]);
          expect([what, await fits(page)]).toEqual([what, true]);
        };
        const origin = new URL(page.url()).origin;
        const go = (path: string) => page.goto(origin + path);
        const add = async (person: string, email = '') => {
          await go('/people/new');
          await page.getByLabel('Name in full').fill(person);
          await page.getByLabel('E-mail address').fill(email);
          await page.getByRole('button', { name: 'Add' }).click();
          return /people\/([^/?]+)/.exec(page.url())![1]!;
        };
        await go('/people/new');
        await look('new');
        await page.getByRole('button', { name: 'Add' }).click();
        await look('new, to mend');
        const long = 'Bartholomew-Maximilian Featherstonehaugh-Wolfeschlegelsteinhausen';
        await add(
          `${long} ${name}`,
          `${'x'.repeat(50)}.${options.width}.${'dark' in options}@example.org`,
        );
        const id = await add('Ruth Lee');
        await look('card');
        await page.getByRole('button', { name: 'Make the card' }).click();
        await look('card made');
        await go(`/people/${id}/card`);
        await look('card again');
        await go('/people/invite');
        await look('invite');
        await page.getByRole('button', { name: 'Invite' }).click();
        await look('invite, to mend');
        for (const job of ['', '/name', '/roles', '/email', '/end', '/erase']) {
          await go(`/people/${id}${job}`);
          await look(`person${job}`);
        }
        await go(`/people/${id}/end`);
        await page.getByRole('button', { name: 'End the membership' }).click();
        await look('ended');
        await go(`/people/${id}/back`);
        await look('back');
        for (const path of [
          '/people',
          '/people?state=ended',
          '/people/cards',
          '/log',
          '/failed-work',
        ]) {
          await go(path);
          await look(path);
        }
        expect(looked).toHaveLength(20);
      });
    },
    120_000,
  );
});
