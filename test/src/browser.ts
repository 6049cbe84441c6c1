import { chromiumPath, quiet } from './chromium.mjs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export { chromiumPath } from './chromium.mjs';

export async function openBrowser(): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  return chromium.launch({ executablePath: chromiumPath!, args: quiet });
}

const axeTags = [
  'wcag2a',
  'wcag2aa',
  'wcag2aaa',
  'wcag21a',
  'wcag21aa',
  'wcag22aa',
  'best-practice',
];

/** What axe has against a page, at AA, AAA and by good custom; nothing is what we want. */
export async function axeViolations(page: Page): Promise<string[]> {
  const { AxeBuilder } = await import('@axe-core/playwright');
  // Nodes that pass are not listed: of a long page that takes longer than the checks.
  const builder = new AxeBuilder({ page: page as never })
    .options({ resultTypes: ['violations'] })
    .withTags(axeTags)
    .setLegacyMode();
  const { violations } = await builder.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/**
 * Works on a page of its own, in a context of its own.
 *
 * @returns what the page complained of meanwhile, in its console or by an error; nothing is what we want
 */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions,
  work: (page: Page) => Promise<void>,
): Promise<string[]> {
  const context = await browser.newContext(options);
  const complaints: string[] = [];
  const page = await context.newPage();
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(url);
  await work(page);
  await context.close();
  return complaints;
}
