import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { axeViolations, chromiumPath, openBrowser, visit } from '@hearthside/testing';
import type { Browser, Page } from 'playwright-core';
import { aCourseOnDisk, type CourseOnDisk } from './spec-course.js';

// A bare machine has no browser; CI installs one, and the closing line counts what was skipped.
const inBrowser = chromiumPath ? describe : describe.skip;

inBrowser('the preview in a browser', () => {
  let browser: Browser;
  let course: CourseOnDisk;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    course = await aCourseOnDisk('flagship');
  });
  afterEach(() => course.stop());

  interface Options {
    width?: number;
    dark?: boolean;
    scripts?: boolean;
  }

  /** Runs on a page of its own, on which nothing may complain. */
  async function on(path: string, options: Options, work: (page: Page) => Promise<void>) {
    const { width = 1400, dark = false, scripts = true } = options;
    const complaints = await visit(
      browser,
      course.origin + path,
      {
        viewport: { width, height: 900 },
        colorScheme: dark ? 'dark' : 'light',
        javaScriptEnabled: scripts,
      },
      async (page) => {
        if (scripts) await page.getByText('Refreshes when you save.').waitFor();
        await work(page);
      },
    );
    expect(complaints).toEqual([]);
  }

  const lesson = 'lessons/02-what-helps-what-hurts/lesson.md';
  const handout = 'lessons/02-what-helps-what-hurts/h2-3-from-you-to-i.md';
  const frame = (page: Page, id: string) => page.frameLocator(`#frame-${id} iframe`);
  const scrollTo = (page: Page, id: string, y: number) =>
    page.locator(`#frame-${id} iframe`).evaluate((iframe, top) => {
      const { contentWindow } = iframe as unknown as { contentWindow: Scrolling };
      contentWindow.scrollTo(0, top);
      return contentWindow.scrollY;
    }, y);
  const scrollOf = (page: Page, id: string) =>
    page
      .locator(`#frame-${id} iframe`)
      .evaluate(
        (iframe) => (iframe as unknown as { contentWindow: Scrolling }).contentWindow.scrollY,
      );

  it('shows a save in its frame and in the text, and keeps every place', async () => {
    await on('/', {}, async (page) => {
      const body = frame(page, 'lesson-standard').locator('main');
      await body.getByText('Spot eight everyday signals').waitFor();
      expect(await scrollTo(page, 'lesson-standard', 700)).toBe(700);
      await scrollTo(page, 'guide-standard', 900);
      const source = page.locator('#source');
      await source.evaluate((element) => (element.scrollTop = 333));
      await page.locator('#frame-h2-1-standard iframe').evaluate((iframe) => {
        (iframe as unknown as { contentWindow: { untouched: boolean } }).contentWindow.untouched =
          true;
      });
      course.edit(lesson, 'aim: Spot eight', 'aim: Find eight');
      await body.getByText('Find eight everyday signals').waitFor({ state: 'attached' });
      await frame(page, 'guide-standard')
        .getByText('Find eight everyday signals')
        .waitFor({ state: 'attached' });
      await source.getByText('aim: Find eight').waitFor({ state: 'attached' });
      expect(await scrollOf(page, 'lesson-standard')).toBe(700);
      expect(await scrollOf(page, 'guide-standard')).toBe(900);
      expect(await source.evaluate((element) => element.scrollTop)).toBe(333);
      const untouched = page
        .locator('#frame-h2-1-standard iframe')
        .evaluate(
          (iframe) =>
            (iframe as unknown as { contentWindow: { untouched: boolean } }).contentWindow
              .untouched,
        );
      expect(await untouched).toBe(true);
    });
  });

  it('shows a mistake at its line, and takes it away once it is mended', async () => {
    await on('/?sheet=h2-3', {}, async (page) => {
      const good = course.read(handout);
      course.write(handout, `${good}\n:::sya\nHello.\n:::\n`);
      const line = good.split('\n').length + 1;
      const problem = page.locator(`#line-${line} .problem`);
      await problem.waitFor({ state: 'attached' });
      expect(await problem.textContent()).toContain('Error: There is no block called ":::sya".');
      const link = page.locator('.problems a');
      expect(await link.textContent()).toContain(`line ${line}`);
      await link.click();
      await page.waitForURL(new RegExp(`#line-${line}$`));
      expect(await problem.evaluate(isInSight)).toBe(true);
      course.write(handout, good);
      await page.getByRole('heading', { name: 'No problems' }).waitFor();
      expect(await page.locator('.problem').count()).toBe(0);
    });
  });

  it('adds and removes sheets with their files, and leaves the others where they were', async () => {
    await on('/?sheet=lesson&sheet=h2-6&size=standard', {}, async (page) => {
      await page.getByText('There is no sheet “h2-6”').waitFor();
      await scrollTo(page, 'lesson-standard', 500);
      course.write(
        'lessons/02-what-helps-what-hurts/h2-6-more.md',
        '---\nid: h2-6\ntitle: More\nkind: worksheet\n---\n\nOne more sheet.\n',
      );
      await frame(page, 'h2-6-standard').getByText('One more sheet.').waitFor();
      expect(await scrollOf(page, 'lesson-standard')).toBe(500);
    });
  });

  it('says that the course cannot be read, and keeps its sheets until it can', async () => {
    await on('/', {}, async (page) => {
      const good = course.read('course.yaml');
      course.write('course.yaml', 'title: [');
      await page.getByText('The file course.yaml cannot be read as it is now.').waitFor();
      expect(await page.locator('iframe').count()).toBe(3);
      course.write('course.yaml', good);
      await page.getByRole('heading', { name: 'No problems' }).waitFor();
      expect(await page.locator('.notice').count()).toBe(0);
    });
  });

  it.each([
    ['wide', { width: 1400 }],
    ['wide and dark', { width: 1400, dark: true }],
    ['narrow', { width: 390 }],
    ['narrow and dark', { width: 390, dark: true }],
  ] as [string, Options][])('passes axe at AA and AAA: %s', async (_, options) => {
    course.write(handout, `${course.read(handout)}\n:::sya\nHello.\n:::\n`);
    course.edit(lesson, '## ', '#### Too deep\n\n## ');
    await course.until(() => course.drafts.draft.problems.length > 1);
    await on('/?sheet=h2-3&sheet=h2-5&sheet=gone&size=large', options, async (page) => {
      await page.locator('.problem').first().waitFor();
      expect(await axeViolations(page)).toEqual([]);
    });
  });

  it('fits a screen of 320 points without sideways scrolling', async () => {
    course.write(handout, `${course.read(handout)}\n:::sya\nHello.\n:::\n`);
    await on('/?sheet=h2-3&size=xlarge', { width: 320 }, async (page) => {
      const [content, room] = await page.evaluate<[number, number]>(
        '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
      );
      expect(content).toBeLessThanOrEqual(room);
    });
  });

  it('leads to every size of a handout by keyboard alone, with no script', async () => {
    await on('/', { scripts: false }, async (page) => {
      await tabTo(page, 'all sizes of H2.2 Helps and hurts');
      await page.keyboard.press('Enter');
      await page.waitForURL(/sheet=h2-2&size=standard&size=large&size=xlarge/);
      expect(await page.locator('iframe').count()).toBe(3);
      await page.getByText('Reload this page to see what you have changed.').waitFor();
    });
  });

  it('keeps the focus where it was when what is round it is refreshed', async () => {
    await on('/', {}, async (page) => {
      await page.locator('#source').focus();
      course.edit(lesson, 'aim: Spot eight', 'aim: Find eight');
      await page.getByText('aim: Find eight').waitFor({ state: 'attached' });
      expect(await page.locator('#source').evaluate(isFocused)).toBe(true);
    });
  });

  it('has targets at least 44 points high', async () => {
    await on('/', {}, async (page) => {
      for (const target of await page.locator('a:not(.skip):visible, summary').all()) {
        expect((await target.boundingBox())!.height).toBeGreaterThanOrEqual(44);
      }
    });
  });
});

/** As much of a frame's window as is asked here. */
interface Scrolling {
  scrollY: number;
  scrollTo(x: number, y: number): void;
}

function isInSight(element: { getBoundingClientRect(): { top: number; bottom: number } }): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= 900;
}

function isFocused(element: { ownerDocument: { activeElement: unknown } }): boolean {
  return element.ownerDocument.activeElement === element;
}

async function tabTo(page: Page, name: string): Promise<void> {
  const wanted = page.getByRole('link', { name, exact: true });
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate(isFocused)) return;
  }
  throw new Error(`The keyboard does not reach "${name}".`);
}
