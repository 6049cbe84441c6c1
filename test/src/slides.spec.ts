import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { blocksNamed, plainText, type Block } from '@hearthside/lesson-text';
import { printablesOf, Typesetter, typesetSheet } from '@hearthside/print';
import type { Page } from 'playwright-core';
import { axeViolations } from './browser.js';
import { theBookGroup, theFlagship } from './flagship.js';
import { inBrowser, servedInBrowser } from './in-browser.js';
import { pdfPages } from './pdf.js';
import { flagshipService, type TestService } from './service.js';

const courses = [(await theFlagship()).course, (await theBookGroup()).course];
const lessons = courses.flatMap((course) =>
  course.lessons.map((lesson) => [course.code, lesson.number, course, lesson] as const),
);
const address = (code: string, number: number) =>
  `/p/${code}/latest/standard/${number}/slides.html`;

describe('the deck of every lesson', () => {
  const setter = new Typesetter({ children: 1 });
  afterAll(() => setter.close());

  it.each(lessons)('has as many pages as slides: %s %i', async (_, meeting, course, lesson) => {
    const edition = { id: '2026-11-22.00000000', publishedOn: '2026-11-22' };
    const printable = printablesOf(lesson).find(({ name }) => name === 'slides')!;
    const view = printable.view({ course, lesson, meeting, edition }, {});
    const { pdf } = await typesetSheet(setter, { view, size: 'standard', paper: 'letter' });
    const pages = await pdfPages(pdf);
    expect(pages).toHaveLength(view.blocks.length);
    expect(pages.length).toBeGreaterThan(14);
    expect(pages.length).toBeLessThanOrEqual(35);
  });
});

describe('a deck as it is served', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await flagshipService();
  });
  afterAll(() => service.stop());

  it('is found by GraphQL, pinned to its edition, in one size', async () => {
    const { data } = await service.ask(
      '{ courses { edition { id } lessons { slidesHtmlUrl slidesPdfUrl } } }',
    );
    const [{ edition, lessons: found }] = data.courses;
    const { pathname, search } = new URL(found[1].slidesPdfUrl);
    expect([pathname, search]).toEqual([`/p/good-company/${edition.id}/standard/2/slides.pdf`, '']);
    const pdf = await service.get(pathname);
    expect(pdf.headers['content-disposition']).toBe('inline; filename="good-company-2-slides.pdf"');
    const page = await service.get(new URL(found[1].slidesHtmlUrl).pathname);
    expect(page.status).toBe(200);
    expect(page.text).toContain(`href="${pathname}"`);
    expect(page.text).not.toMatch(/\?size=|<style| style=|<script>/);
  });

  it('is shown from the first page, which has one PDF of it and of a poster', async () => {
    const { text } = await service.get('/');
    const ways = (name: string) =>
      [...text.matchAll(new RegExp(`/${name}\\.(html|pdf)[^>]*>([^<]*)<`, 'g'))].map(
        ([, format, label]) => `${format} ${label}`,
      );
    expect(ways('2/slides')).toEqual(['html Show', 'pdf PDF']);
    expect(ways('1/h1-7')).toEqual(['html Read', 'pdf PDF']);
    expect(ways('1/h1-1')).toHaveLength(4);
  });

  it('holds no private question, no question without a name, and no place to write', async () => {
    for (const lesson of courses[0]!.lessons) {
      const page = await service.get(address('good-company', lesson.number));
      const text = asTyped(page.text);
      const asked = lesson.activities.flatMap(({ body }) => blocksNamed('prompt', body));
      const [open, kept] = [asked.filter(isOpen), asked.filter((each) => !isOpen(each))];
      const isThere = ({ label }: (typeof asked)[number]) =>
        text.includes(escaped(plainText(label)));
      const only = kept.filter(
        ({ label }) => !open.some((each) => plainText(each.label) === plainText(label)),
      );
      expect(open.filter((each) => !isThere(each))).toEqual([]);
      expect(only.filter(isThere)).toEqual([]);
      expect(text).not.toMatch(
        /<(input|textarea)(?! type="checkbox" id="single-keys")|class="blank/,
      );
    }
  });
});

/** What may be asked aloud. */
function isOpen({ attributes: { kind, depth } }: Block<'prompt'>): boolean {
  return kind !== 'private' && kind !== 'anonymous' && depth !== 'D3';
}

/** With the signs of the keyboard in the place of a typesetter's. */
function asTyped(page: string): string {
  return page.replace(/[“”]/g, '&quot;').replace(/[‘’]/g, '&#x27;').replaceAll('\u00a0', ' ');
}

const signs: Record<string, string> = { '"': '&quot;', "'": '&#x27;', '=': '&#x3D;' };
const escaped = (words: string) => words.replace(/["'=]/g, (sign) => signs[sign]!);

inBrowser('slides in a browser', () => {
  const visitPage = servedInBrowser(async () => {
    const service = await flagshipService();
    await service.publish(courses[1]!);
    return service;
  });

  interface Wishes {
    path?: string;
    width?: number;
    height?: number;
    scripts?: boolean;
    hash?: string;
  }

  /** On a page of its own, in which nothing may complain. */
  async function on(
    {
      path = address('good-company', 2),
      width = 1280,
      height = 720,
      scripts = true,
      hash = '',
    }: Wishes,
    work: (page: Page) => Promise<void>,
  ): Promise<void> {
    const options = { viewport: { width, height }, javaScriptEnabled: scripts };
    expect(await visitPage(path + hash, options, work)).toEqual([]);
  }

  /** The slide at the top of the window, the one in the address, what is said, and what has the focus. */
  const whereWeAre = (page: Page) =>
    page.evaluate<[number, string, string, string]>(`(() => {
      const slides = [...document.querySelectorAll('.slide')];
      const top = slides.findIndex((each) => Math.abs(each.getBoundingClientRect().top) < 2);
      const focused = document.activeElement.closest('.slide')?.id ?? '';
      return [top + 1, location.hash, document.querySelector('#said').textContent, focused];
    })()`);
  const countOf = (page: Page) => page.locator('.slide').count();

  it('go where the keys say', async () => {
    await on({}, async (page) => {
      const count = await countOf(page);
      const steps: [key: string, slide: number][] = [
        ...([
          ['ArrowRight', 2],
          ['ArrowDown', 3],
          ['PageDown', 4],
          ['Space', 5],
          ['Shift+Space', 4],
          ['PageUp', 3],
          ['ArrowUp', 2],
          ['ArrowLeft', 1],
          ['ArrowLeft', 1],
          ['End', count],
          ['ArrowRight', count],
          ['Home', 1],
        ] as [string, number][]),
      ];
      for (const [key, slide] of steps) {
        await page.keyboard.press(key);
        const said = `Slide ${slide} of ${count}`;
        const id = `slide-${slide}`;
        expect([key, ...(await whereWeAre(page))]).toEqual([key, slide, `#${id}`, said, id]);
      }
    });
  });

  it('go to a number, and stay there when the page is loaded again', async () => {
    await on({}, async (page) => {
      await page.keyboard.type('12');
      expect((await whereWeAre(page))[2]).toBe('12: press Enter to go there');
      await page.keyboard.press('Enter');
      expect((await whereWeAre(page))[0]).toBe(12);
      await page.reload();
      await page.waitForFunction('document.querySelector("#said").textContent');
      expect((await whereWeAre(page)).slice(0, 2)).toEqual([12, '#slide-12']);
      await page.keyboard.type('7');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Enter');
      expect((await whereWeAre(page))[0]).toBe(11);
    });
  });

  it('fill the screen and hide their buttons there, until Escape', async () => {
    await on({}, async (page) => {
      const next = page.getByRole('button', { name: 'Next' });
      expect(await next.isVisible()).toBe(true);
      await page.keyboard.press('f');
      await page.waitForFunction('document.fullscreenElement');
      expect(await next.isVisible()).toBe(false);
      await page.keyboard.press('ArrowRight');
      expect((await whereWeAre(page))[0]).toBe(2);
      await page.keyboard.press('f');
      await page.waitForFunction('!document.fullscreenElement');
      expect(await next.isVisible()).toBe(true);
      expect((await whereWeAre(page))[0]).toBe(2);
    });
  });

  it('show their keys, which can be turned off', async () => {
    await on({}, async (page) => {
      await page.keyboard.press('?');
      const keys = page.getByRole('dialog', { name: 'Keys' });
      expect(await keys.isVisible()).toBe(true);
      expect(await axeViolations(page)).toEqual([]);
      await keys.getByRole('checkbox').uncheck();
      await page.keyboard.press('Escape');
      expect(await keys.isVisible()).toBe(false);
      await page.keyboard.type('?9');
      await page.keyboard.press('Enter');
      expect(await keys.isVisible()).toBe(false);
      expect((await whereWeAre(page))[0]).toBe(1);
      await page.keyboard.press('ArrowRight');
      expect((await whereWeAre(page))[0]).toBe(2);
    });
  });

  it('have buttons of 44 points or more, which go on and back', async () => {
    await on({}, async (page) => {
      for (const name of ['Previous', 'Next', 'Keys']) {
        const box = (await page.getByRole('button', { name }).boundingBox())!;
        expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
      }
      await page.getByRole('button', { name: 'Next' }).click();
      expect((await whereWeAre(page))[3]).toBe('slide-2');
      await page.getByRole('button', { name: 'Previous' }).press('Enter');
      expect((await whereWeAre(page))[0]).toBe(1);
    });
  });

  it('follow whoever scrolls', async () => {
    await on({}, async (page) => {
      await page.mouse.wheel(0, 720);
      await page.waitForFunction('location.hash === "#slide-2"');
    });
  });

  it('never move on their way', async () => {
    await on({}, async (page) => {
      const behavior = 'getComputedStyle(document.documentElement).scrollBehavior';
      expect(await page.evaluate(behavior)).toBe('auto');
      expect(await page.evaluate('document.getAnimations().length')).toBe(0);
    });
  });

  /** Slides whose words, picture or foot do not keep to their place in the window. */
  const overflowing = (page: Page) =>
    page.evaluate<string[]>(`(() => {
      const [width, height] = [innerWidth, innerHeight];
      const pt = Math.min(width / 960, height / 540);
      return [...document.querySelectorAll('.slide')].flatMap((slide) => {
        const frame = slide.getBoundingClientRect();
        const words = slide.querySelector('.words').getBoundingClientRect();
        const foot = slide.querySelector('.foot').getBoundingClientRect();
        const wide = [...slide.querySelectorAll('.words *')].filter((each) => !each.closest('svg')).some((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0);
        const isFine = Math.abs(frame.height - height) < 2 && words.top - frame.top > 39 * pt
          && words.bottom < foot.top && foot.bottom < frame.bottom && !wide;
        return isFine ? [] : [slide.id];
      });
    })()`);

  it.each(
    lessons.flatMap(([code, number]) =>
      [
        [1280, 720],
        [1920, 1080],
      ].map(([width, height]) => [code, number, width!, height!] as const),
    ),
  )('keep within the window: %s %i at %i by %i', async (code, number, width, height) => {
    await on({ path: address(code, number), width, height }, async (page) => {
      await page.evaluate('document.fonts.ready');
      expect(await overflowing(page)).toEqual([]);
      const sizes = await page.evaluate<number[]>(`[...document.querySelectorAll('.words *, .foot')]
        .filter((each) => !each.closest('svg')).map((each) => parseFloat(getComputedStyle(each).fontSize))`);
      expect(Math.min(...sizes)).toBeCloseTo((28 * height) / 540, 1);
    });
  });

  it('are all there without scripts, one after another', async () => {
    await on({ scripts: false, hash: '#slide-5' }, async (page) => {
      const count = await countOf(page);
      expect(await page.getByRole('heading').count()).toBe(count);
      expect(await page.getByRole('button').count()).toBe(0);
      expect(await page.title()).toBe('Good Company, session 2: slides');
      const box = (await page.locator('#slide-5').boundingBox())!;
      expect([box.y, box.height]).toEqual([0, 720]);
      expect(await page.getByRole('link', { name: 'Open as PDF' }).count()).toBe(1);
    });
  });

  it.each([true, false])('reflow as plain text in 320 points, scripts: %s', async (scripts) => {
    for (const [code, number] of lessons) {
      await on({ path: address(code, number), width: 320, scripts }, async (page) => {
        const box = (await page.locator('body').boundingBox())!;
        expect(box.width).toBeLessThanOrEqual(320);
        const words = page.locator('#slide-2 .words p').last();
        expect((await words.boundingBox())!.width).toBeLessThanOrEqual(320);
      });
    }
    await on({ width: 320 }, async (page) => {
      const [content, size] = await page.evaluate<[number, string]>(
        '[document.documentElement.scrollWidth, getComputedStyle(document.body).fontSize]',
      );
      expect([content, size]).toEqual([320, '20px']);
      await page.keyboard.press('End');
      expect(await page.evaluate('document.activeElement.tagName')).toBe('BODY');
    });
  });

  it.each([
    ['as slides', 1280],
    ['as plain text', 320],
  ])(
    'pass axe at AA and AAA, %s',
    async (_, width) => {
      for (const [code, number] of lessons) {
        await on({ path: address(code, number), width }, async (page) => {
          expect(await axeViolations(page)).toEqual([]);
        });
      }
    },
    300_000,
  );
});
