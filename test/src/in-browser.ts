import { afterAll, beforeAll, describe } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { chromiumPath, openBrowser, visit } from './browser.js';
import type { TestService } from './service.js';

/** A bare machine has no browser; CI installs one, and the closing line counts what was skipped. */
export const inBrowser = chromiumPath ? describe : describe.skip;

/**
 * A service that listens and a browser beside it, for the tests of one `describe`.
 *
 * @returns works on a page of an address of that service, in a context of its own; gives what the page
 * complained of meanwhile
 */
export function servedInBrowser(start: () => Promise<TestService>) {
  let service: TestService;
  let browser: Browser;
  let origin: string;

  beforeAll(async () => {
    service = await start();
    await service.app.listen(0, '127.0.0.1');
    origin = await service.app.getUrl();
    browser = await openBrowser();
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await service?.stop();
  });

  return (
    path: string,
    options: BrowserContextOptions,
    work: (page: Page) => Promise<void>,
  ): Promise<string[]> => {
    const cookie = { ...service.cookie(service.me), domain: '127.0.0.1', path: '/', expires: -1 };
    const flags = { httpOnly: true, secure: false, sameSite: 'Lax' as const };
    const storageState = { cookies: [{ ...cookie, ...flags }], origins: [] };
    return visit(browser, origin + path, { storageState, ...options }, work);
  };
}
