import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeViolations } from './browser.js';
import { inBrowser, servedInBrowser } from './in-browser.js';
import { flagshipService } from './service.js';

inBrowser('a packet in a browser', () => {
  const visitPage = servedInBrowser(flagshipService);

  /** Works on the first page; nothing may complain but of answers that are meant to be refusals. */
  async function on(
    options: { width?: number; scripts?: boolean; dark?: boolean },
    work: (page: Page) => Promise<void>,
  ): Promise<void> {
    const { width = 1200, scripts = true, dark = false } = options;
    const complaints = await visitPage(
      '/',
      {
        viewport: { width, height: 900 },
        javaScriptEnabled: scripts,
        colorScheme: dark ? 'dark' : 'light',
      },
      work,
    );
    expect(complaints.filter((words) => !words.includes('status of 422'))).toEqual([]);
  }

  async function fillIn(page: Page): Promise<void> {
    await page.getByRole('link', { name: 'Everything on paper for session 5' }).click();
    await page.getByLabel('Day', { exact: true }).fill('2026-12-01');
    await page.getByLabel('Time zone').fill('America/New_York');
    await page.getByLabel('Of these, how many read large print').fill('4');
    await page.getByLabel('Of these, how many read extra-large print').fill('1');
  }

  const fits = async (page: Page) =>
    page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');

  it('is made by one form and one button, and shows itself when it is ready', async () => {
    await on({}, async (page) => {
      await fillIn(page);
      expect(await axeViolations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Make the packet' }).click();
      await page.getByRole('link', { name: 'Open All files, as ZIP' }).waitFor();
      expect(await page.title()).toBe('Good Company, session 5: packet – Hearthside');
      expect(await axeViolations(page)).toEqual([]);
      for (const name of [
        'Script for leader A',
        'Sign-in sheet',
        'Name tents',
        'Room plan',
        'Question cards',
      ]) {
        await page
          .getByRole('link', { name: `Read ${name}` })
          .first()
          .click();
        expect([name, await axeViolations(page)]).toEqual([name, []]);
        await page.getByRole('link', { name: 'The packet' }).click();
      }
      await page.getByRole('button', { name: 'Throw it away now' }).click();
      await page.getByRole('heading', { name: 'Everything on paper for one session' }).waitFor();
    });
  });

  it('is made without scripts too, by looking again', async () => {
    await on({ scripts: false }, async (page) => {
      await fillIn(page);
      await page.getByRole('button', { name: 'Make the packet' }).click();
      const ready = page.getByRole('link', { name: 'Open All files, as ZIP' });
      while ((await ready.count()) === 0) {
        await page.getByRole('link', { name: 'Look again' }).click();
      }
    });
  });

  it('leads from what is wrong to its field, on a phone and in the dark', async () => {
    await on({ width: 320, dark: true }, async (page) => {
      await fillIn(page);
      await page.getByLabel('Learners in all').fill('3');
      await page.getByRole('button', { name: 'Make the packet' }).click();
      await page.getByRole('heading', { name: 'Please mend this first' }).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      expect(await fits(page)).toBe(true);
      await page.getByRole('link', { name: /are more than 3 learners/ }).click();
      expect(page.url()).toMatch(/#large$/);
      expect(await page.getByLabel('Of these, how many read large print').inputValue()).toBe('4');
    });
  });
});
