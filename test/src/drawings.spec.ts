import { expect, it } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { axeViolations } from './browser.js';
import { aCourse, aHandout } from './courses.js';
import { inBrowser, servedInBrowser } from './in-browser.js';
import { testService } from './service.js';

const frameworks = [
  ':::framework[Map]{kind=map order=strict}\n- Safety\n- Attunement\n- Vulnerability\n:::',
  ':::framework[Cycle]{kind=cycle}\n- Distress\n- Closeness\n- Relief\n- Relief fades\n:::',
  ':::framework[Grid]{kind=grid across="Sweet | Plain" down="Hot | Cold"}\n- A\n- B\n- C\n- D\n:::',
  ':::framework[Dial]{kind=dial}\n- Being right\n- Being close\n:::',
  ':::framework[Circles]{kind=circles}\n- Me\n- Us two\n- Neighbors\n:::',
  ':::framework[Ladder]{kind=ladder}\n- Notice\n- Name it\n:::',
];

inBrowser('drawings in a browser', () => {
  const visitPage = servedInBrowser(async () => {
    const service = await testService();
    const handout = aHandout(frameworks.join('\n\n'));
    await service.publish(aCourse({ 'lessons/01-tea/h1-1-spoons.md': handout }));
    return service;
  });

  async function on(
    size: string,
    options: BrowserContextOptions,
    work: (page: Page) => Promise<void>,
  ) {
    const path = `/p/kitchen-hour/latest/standard/1/h1-1.html?size=${size}`;
    expect(await visitPage(path, options, work)).toEqual([]);
  }

  /** Pixels of the smallest type in the drawings that are seen, and how many those are. */
  async function seen(page: Page): Promise<[amount: number, pixels: number]> {
    return page.evaluate<[number, number]>(`(() => {
      const all = [...document.querySelectorAll('svg')].filter((svg) => svg.getBoundingClientRect().width);
      const sizes = all.flatMap((svg) => [...svg.querySelectorAll('text')].map((words) =>
        words.getAttribute('font-size') * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width));
      return [all.length, Math.min(...sizes)];
    })()`);
  }

  it.each([
    ['standard', 1200, 14],
    ['xlarge', 1200, 24],
    ['standard', 320, 10.5],
    ['large', 320, 10.5],
    ['xlarge', 320, 10.5],
  ])(
    'are seen and told once each, in type that can be read: %s at %i pixels',
    async (size, width, points) => {
      await on(size, { viewport: { width, height: 900 } }, async (page) => {
        const [amount, pixels] = await seen(page);
        expect(amount).toBe(frameworks.length);
        expect(pixels).toBeGreaterThanOrEqual((points * 96) / 72 - 0.1);
        expect(await page.getByRole('img', { name: 'The list says the same.' }).count()).toBe(6);
        expect(await axeViolations(page)).toEqual([]);
        const wider = await page.evaluate(
          '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
        );
        expect((wider as number[])[0]).toBeLessThanOrEqual((wider as number[])[1]!);
      });
    },
  );

  it('are the wide ones in print, from whatever screen', async () => {
    await on('large', { viewport: { width: 320, height: 900 } }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('svg.wide').first().isVisible()).toBe(true);
      expect(await page.locator('svg.narrow').first().isVisible()).toBe(false);
    });
  });

  it('are drawn in the colors that a reader has chosen', async () => {
    await on('standard', { forcedColors: 'active', colorScheme: 'dark' }, async (page) => {
      const [ink, paper] = await page.evaluate<[string, string]>(`(() => {
        const of = (name) => getComputedStyle(document.querySelector('svg.wide ' + name));
        return [of('text').fill, of('rect').fill];
      })()`);
      expect([ink, paper]).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
    });
  });
});
