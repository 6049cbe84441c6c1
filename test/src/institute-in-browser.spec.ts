import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { axeViolations, openBrowser, visit } from './browser.js';
import { aProvider, type RealProvider } from './identity-provider.js';
import { inBrowser } from './in-browser.js';
import { aPng } from './logos.js';
import { aMember, type Somebody } from './people.js';
import { flagshipService, type TestService } from './service.js';

inBrowser('an account and an institute in a browser', () => {
  let service: TestService;
  let browser: Browser;
  let origin: string;
  let provider: RealProvider;
  beforeAll(async () => {
    const port = await freePort();
    // Passkeys belong to a name, and providers send people back to an address.
    origin = `http://localhost:${port}`;
    service = await flagshipService('demo', [], { PUBLIC_URL: origin });
    await service.app.listen(port, '127.0.0.1');
    provider = await aProvider([`${origin}/sign-in/provider/${service.instituteId}`]);
    browser = await openBrowser();
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await provider?.stop();
    await service?.stop();
  });

  /** Works on a page as somebody; gives what the page complained of, but of answers that are meant to be refusals. */
  async function on(
    path: string,
    somebody: Somebody | undefined,
    work: (page: Page) => Promise<void>,
    options: BrowserContextOptions = {},
  ): Promise<string[]> {
    const cookies = somebody
      ? [
          {
            ...service.cookie(somebody),
            ...{ domain: 'localhost', path: '/', expires: -1, httpOnly: true, secure: false },
            sameSite: 'Lax' as const,
          },
        ]
      : [];
    const storageState = { cookies, origins: [] };
    const said = await visit(browser, origin + path, { storageState, ...options }, work);
    return said.filter((words) => !words.includes('status of 422'));
  }

  const fits = (page: Page) =>
    page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');

  it('adds a passkey, signs in with it, and removes it', async () => {
    const leader = await aMember(service.database.source, service.instituteId, ['facilitator']);
    const complaints = await on('/account', leader, async (page) => {
      await withAuthenticator(page);
      await page.getByLabel('A name for this device').fill('My laptop');
      await page.getByRole('button', { name: 'Add a passkey' }).click();
      await page.getByText('The passkey is added.').waitFor();
      await page.getByRole('button', { name: 'Remove My laptop' }).waitFor();
      await page.getByRole('button', { name: 'Sign out', exact: true }).click();
      await page.goto(`${origin}/sign-in?to=%2Faccount`);
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
      await page.getByRole('heading', { name: 'Passkeys' }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/account');
      await page.getByText('Signed in with a passkey').waitFor();
      await page.getByRole('button', { name: 'Remove My laptop' }).click();
      await page.getByText('The passkey is removed.').waitFor();
      await page.getByRole('button', { name: 'Sign out', exact: true }).click();
      await page.goto(`${origin}/sign-in`);
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
      await page.getByText('did not work out').first().waitFor();
    });
    expect(complaints).toEqual([]);
  });

  it('offers no passkey where scripts are off, and the rest all the same', async () => {
    await on(
      '/account',
      service.me,
      async (page) => {
        expect(await page.getByRole('button', { name: 'Add a passkey' }).count()).toBe(0);
        await page.getByText('To add one, open this page in a browser').waitFor();
      },
      { javaScriptEnabled: false },
    );
  });

  it('lets staff in by the institute’s own provider, set up on the page', async () => {
    const email = 'leader@elm.example';
    const leader = await aMember(service.database.source, service.instituteId, ['facilitator'], {
      email,
    });
    let address = '';
    const complaints = await on('/institute/sign-in', service.me, async (page) => {
      await page.getByLabel('Issuer').fill(provider.issuer);
      await page.getByLabel('Client ID').fill(provider.clientId);
      await page.getByLabel('Client secret').fill(provider.clientSecret);
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('link', { name: 'Domains look like example.org' }).click();
      expect(await page.getByLabel('Client ID').inputValue()).toBe(provider.clientId);
      // It is never written into a page, so it has to be typed again.
      expect(await page.content()).not.toContain(provider.clientSecret);
      await page.getByLabel('Client secret').fill(provider.clientSecret);
      await page.getByLabel('Domains').fill('elm.example');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Your provider answered.').waitFor();
      expect(await page.content()).not.toContain(provider.clientSecret);
      expect(await page.getByLabel('Client secret').inputValue()).toBe('');
      address = await page.locator('.address').last().innerText();
      expect(await page.getByText(`/sign-in/provider/${service.instituteId}`).count()).toBe(1);
    });
    expect(complaints).toEqual([]);
    expect(address).toBe(`${origin}/sign-in/with/${service.instituteId}`);
    const path = address.slice(origin.length);

    provider.letIn({ sub: 'one', email, email_verified: true });
    const signedIn = await on(path, undefined, async (page) => {
      expect(await axeViolations(page)).toEqual([]);
      await page.getByRole('link', { name: 'Go to the sign-in of Elm House' }).click();
      await page.getByRole('link', { name: 'Your account' }).click();
      await page.getByText(leader.name).waitFor();
      await page.getByText('by the institute’s own sign-in').waitFor();
    });
    expect(signedIn).toEqual([]);

    provider.letIn({ sub: 'two', email: 'stranger@elm.example', email_verified: true });
    await on(path, undefined, async (page) => {
      await page.getByRole('link', { name: 'Go to the sign-in of Elm House' }).click();
      await page.getByText('we do not know you as one of its staff').waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await page.goto(`${origin}/sign-in/provider/${service.instituteId}?code=made-up&state=x`);
      await page.getByText('did not work out, or took too long').waitFor();
      await page.goto(`${origin}/account`);
      expect(new URL(page.url()).pathname).toBe('/sign-in');
    });
  });

  it('shows the institute’s logo and color once they are saved', async () => {
    await on('/institute/brand', service.me, async (page) => {
      await page.getByLabel('Color').fill('#ffd400');
      const file = { name: 'cup.png', mimeType: 'image/png', buffer: aPng(80, 40) };
      await page.getByLabel('Logo').setInputFiles(file);
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Saved.').waitFor();
      const ours = await page.locator('header .brand').evaluate(colorOn);
      expect(ours).not.toBe('rgb(122, 42, 18)');
      expect(ours).toBe(await page.locator('.sample.light .brand').evaluate(colorOn));
      expect(await page.locator('.sample.dark .brand').evaluate(colorOn)).toBe('rgb(255, 212, 0)');
      expect(await page.locator('header .logo').evaluate(widthOf)).toBe(80);
    });
  });

  it('are open to everybody, in light and dark, on a phone, without a fault of axe', async () => {
    const resource = /href="(\/institute\/resources\/[^"?]+)"/.exec(
      (await service.get('/institute/resources')).text,
    )![1]!;
    const institute = ['', '/brand', '/reporting', '/resources', '/sign-in'].map(
      (path) => `/institute${path}`,
    );
    const paths = ['/account', '/demo', '/demo/mailbox', ...institute, resource];
    for (const colorScheme of ['light', 'dark'] as const) {
      const viewport = { width: colorScheme === 'dark' ? 320 : 1200, height: 900 };
      const complaints = await on(
        '/account',
        service.me,
        async (page) => {
          for (const path of paths) {
            await page.goto(origin + path);
            const found = [path, colorScheme, await axeViolations(page), await fits(page)];
            expect(found).toEqual([path, colorScheme, [], true]);
          }
        },
        { viewport, colorScheme },
      );
      expect(complaints).toEqual([]);
    }
  });

  it('lead from what is wrong to its field', async () => {
    await on(
      '/institute/reporting',
      service.me,
      async (page) => {
        await page.getByLabel('The answer').fill('To the director.');
        await page.getByRole('button', { name: 'Save' }).click();
        await page.getByRole('heading', { name: 'Please mend this first' }).waitFor();
        expect(await axeViolations(page)).toEqual([]);
        expect(await page.getByLabel('The answer').inputValue()).toBe('To the director.');
        expect(await fits(page)).toBe(true);
      },
      { viewport: { width: 320, height: 800 }, javaScriptEnabled: true },
    );
  });

  it('are somebody else’s after one press in the demo', async () => {
    await on('/demo', undefined, async (page) => {
      await page.getByRole('button', { name: `Sign in as ${service.me.name}` }).click();
      await page.getByRole('link', { name: 'Your account' }).click();
      await page.getByText(service.me.email).waitFor();
    });
  });
});

/** Runs within the page, where this program has no types for what there is. */
const colorOn = (element: unknown) =>
  (globalThis as unknown as { getComputedStyle(of: unknown): { color: string } }).getComputedStyle(
    element,
  ).color;
const widthOf = (picture: unknown) => (picture as { naturalWidth: number }).naturalWidth;

/** One in software that is always ready, and has no passkey yet. */
async function withAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    },
  } as never);
}

/** Known before the service is made, since its own address is among its settings. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
