import { printAsset } from '@hearthside/print';
import { chromium } from 'playwright-core';
import { chromiumPath, quiet } from '../src/chromium.mjs';
import { childrenOf } from './print-processes.mjs';

/** Never asked over the network: every request of a page is answered from here. */
const ORIGIN = 'http://sheets.invalid';

/** @typedef {Awaited<ReturnType<typeof openChromium>>} Chromium */

/** Whether there is a Chromium to compare with. */
export const hasChromium = chromiumPath !== undefined;

/** A browser with one page, in which sheets are shown and printed. */
export async function openChromium() {
  const before = childrenOf(process.pid);
  const browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: quiet });
  const pid = childrenOf(process.pid).find((each) => !before.includes(each)) ?? 0;
  const page = await browser.newPage();
  let html = '';
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ body: html, contentType: 'text/html' });
    const asset = printAsset(pathname.replace('/assets/print/', ''));
    return asset
      ? route.fulfill({ body: asset.bytes, contentType: asset.type })
      : route.fulfill({ status: 404 });
  });
  return {
    pid,
    /** Loads a sheet, its style sheets and fonts included. @param {string} words its HTML */
    async show(words) {
      html = words;
      await page.goto(`${ORIGIN}/`);
      await page.evaluate('document.fonts.ready');
    },
    /** The sheet that is shown, tagged as well as Chromium can. */
    print: () => page.pdf({ format: 'letter', preferCSSPageSize: true, tagged: true }),
    close: () => browser.close(),
  };
}
