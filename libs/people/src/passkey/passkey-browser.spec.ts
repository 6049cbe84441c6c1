import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aMember, anInstitute, chromiumPath, openBrowser, visit } from '@hearthside/testing';
import type { Page } from 'playwright-core';
import { aPlace, signingIn, type SigningIn } from '../sign-in/spec-signing-in.js';

const script = readFileSync(
  new URL('../../../pages/templates/passkey.js', import.meta.url),
  'utf8',
);

/** A bare machine has no browser; CI installs one. */
const inBrowser = chromiumPath ? describe : describe.skip;

const form = (way: string) => `<!doctype html><html lang="en"><title>Passkeys</title>
  <form method="post" action="/${way}" data-passkey="${way}" data-options="/${way}/options" hidden>
    <input type="hidden" name="response"><button>Go on</button>
    <p data-passkey-trouble hidden>That did not work out.</p>
  </form><script src="/passkey.js"></script>`;

inBrowser('the script for passkeys, in a browser with an authenticator', () => {
  let on: SigningIn;
  let server: Server;
  let origin: string;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  const answers: Record<string, string> = {};

  beforeAll(async () => {
    server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    origin = `http://localhost:${(server.address() as AddressInfo).port}`;
    on = await signingIn(origin);
    const institute = await anInstitute(on.database.source);
    const { who } = await aMember(on.database.source, institute, ['facilitator']);
    const ctx = on.contexts.for(who);
    const from = { ip: aPlace() };
    const routes: Record<string, (body: string) => Promise<string>> = {
      'GET /passkey.js': async () => script,
      'GET /add': async () => form('add'),
      'GET /sign-in': async () => form('sign-in'),
      'POST /add/options': async () => JSON.stringify(await on.passkeys.beginAdding(ctx)),
      'POST /sign-in/options': async () => JSON.stringify(await on.passkeys.beginSignIn(from)),
      'POST /add': async (response) => {
        answers['add'] = (await on.passkeys.add(ctx, response, 'Chromium')).label;
        return 'added';
      },
      'POST /sign-in': async (response) => {
        const signedIn = await on.passkeys.open({ response, ownDevice: false }, from);
        answers['sign-in'] = signedIn.instituteId!;
        expect(signedIn.instituteId).toBe(institute);
        return 'signed in';
      },
    };
    server.on('request', async (request, reply) => {
      const route = routes[`${request.method} ${request.url}`];
      reply.setHeader(
        'content-security-policy',
        "default-src 'none'; script-src 'self'; connect-src 'self'",
      );
      reply.setHeader(
        'content-type',
        request.url === '/passkey.js' ? 'text/javascript' : 'text/html; charset=utf-8',
      );
      try {
        const body = new URLSearchParams(await bodyOf(request));
        reply.end(route ? await route(body.get('response') ?? '') : '');
      } catch (error) {
        reply.statusCode = 500;
        reply.end(String(error));
      }
    });
    browser = await openBrowser();
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await new Promise((closed) => server.close(closed));
    await on?.database.drop();
  });

  it('adds one and signs in with it, under a policy that allows scripts of our own alone', async () => {
    const complaints = await visit(browser, `${origin}/add`, {}, async (page) => {
      await withAuthenticator(page);
      await page.getByRole('button').click();
      await page.waitForURL(`${origin}/add`);
      await page.getByText('added').waitFor();
      await page.goto(`${origin}/sign-in`);
      await page.getByRole('button').click();
      await page.getByText('signed in').waitFor();
    });
    expect(complaints).toEqual([]);
    expect(answers['add']).toBe('Chromium');
    expect(answers['sign-in']).toBeDefined();
  });

  it('says so when there is no passkey, and stays on the page', async () => {
    await visit(browser, `${origin}/sign-in`, {}, async (page) => {
      await withAuthenticator(page);
      await page.getByRole('button').click();
      await page.getByText('did not work out').waitFor();
      expect(await page.getByRole('button').isEnabled()).toBe(true);
    });
  });
});

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

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request) body += part;
  return body;
}
