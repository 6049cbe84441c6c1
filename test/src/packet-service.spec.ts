import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import { BrandService, ReportingAnswerService } from '@hearthside/people';
import { aCourse } from './courses.js';
import { aPng } from './logos.js';
import { testService, type Answer, type TestService } from './service.js';

let service: TestService;
beforeAll(async () => {
  service = await testService();
  await service.publish(aCourse());
});
afterAll(() => service.stop());

const usual = {
  ...{ course: 'kitchen-hour', variant: 'standard', meeting: '1', date: '2026-12-01' },
  ...{ start: '10:00', zone: 'America/New_York', learners: '3', large: '1' },
};

/** Sends the form as a browser does, with files by the name of their field. */
async function send(
  fields: Record<string, string> = {},
  files: Record<string, Uint8Array | string> = {},
  { path = '/packets', headers = {} }: { path?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...usual, ...fields })) form.set(name, value);
  for (const [name, bytes] of Object.entries(files))
    form.set(name, new Blob([bytes as never]), 'file');
  const request = new Response(form);
  const type = request.headers.get('content-type')!;
  const body = Buffer.from(await request.arrayBuffer());
  return service.post(path, body as never, { 'content-type': type, ...headers });
}

/** The page of a packet, once it is no longer under way. */
async function finished(address: string): Promise<Answer> {
  for (;;) {
    const { text } = await service.get(`${address}/progress`);
    const { state } = JSON.parse(text) as { state: string };
    if (state !== 'waiting' && state !== 'working') return service.get(address);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const shelves = () =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`hearthside-packets-${process.pid}-`));
/** Finished packets on disk. */
const kept = () => shelves().flatMap((name) => readdirSync(`${tmpdir()}/${name}`));

describe('a packet by the form', () => {
  it('is made, and everything of it can be had', async () => {
    const asked = await send();
    expect(asked.status).toBe(303);
    const address = String(asked.headers['location']);
    const page = await finished(address);
    expect(page.text).toContain('All files, as ZIP');
    const hrefs = [...page.text.matchAll(/href="(\/packets\/[^"]+)"/g)].map(([, href]) => href!);
    expect(hrefs.length).toBeGreaterThan(20);
    for (const href of hrefs.filter((each) => !each.includes('/new'))) {
      const { status, headers } = await service.get(href.replaceAll('&amp;', '&'));
      expect([href, status]).toEqual([href, 200]);
      expect(headers['cache-control']).toContain('no-store');
    }
    const zip = hrefs.find((href) => href.endsWith('.zip'))!;
    const names = Object.keys(unzipSync((await service.get(zip)).bytes));
    expect(names).toContain('kitchen-hour-1-2026-12-01/everything.pdf');
    const order = await service.get(`${address}/order.json`);
    const again = await send({ meeting: '1' }, { order: order.text }, { path: '/packets/form' });
    expect(again.text).toContain('value="2026-12-01"');
  });

  it('says what is wrong beside the field, and keeps what was typed', async () => {
    const { status, text } = await send({ learners: '0', names: 'Ann\nBob', place: 'Room <4>' });
    expect(status).toBe(422);
    expect(text).toContain('“Learners in all” should be a whole number from 1 to 300.');
    expect(text).toContain('<a href="#learners">');
    expect(text).toContain('aria-invalid="true"');
    expect(text).toContain('>Ann\r\nBob</textarea>');
    expect(text).toContain('value="Room &lt;4&gt;"');
  });

  it.each<[string, Uint8Array | string, RegExp]>([
    ['a PDF', '%PDF-1.7\n', /The logo is a PDF/],
    [
      'a script',
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><script/></svg>',
      /script/,
    ],
    ['a hundred megabytes', new Uint8Array(100 * 2 ** 20), /The logo is larger than 2 megabytes/],
  ])('refuses %s as a logo', async (_, bytes, message) => {
    const { status, text } = await send({ 'institute.name': 'Riverside' }, { logo: bytes });
    expect(status).toBe(422);
    expect(text).toMatch(message);
  });

  it('refuses a final one with a list of what is missing', async () => {
    const { status, text } = await send({ final: 'yes' });
    expect(status).toBe(422);
    expect(text).toContain('The host has not said what leaders have to report.');
  });

  it('is taken away when it is thrown away, and leaves nothing', async () => {
    const address = String((await send()).headers['location']);
    await finished(address);
    const before = kept().length;
    expect((await service.post(`${address}/cancel`, '', {})).status).toBe(303);
    expect(kept().length).toBe(before - 1);
    expect((await service.get(address)).status).toBe(404);
  });

  it('can be stopped while it is made, and leaves nothing', async () => {
    const before = kept().length;
    const address = String((await send({ learners: '250', large: '0' })).headers['location']);
    await service.post(`${address}/cancel`, '', {});
    expect((await service.get(`${address}/progress`)).status).toBe(404);
    const next = String((await send()).headers['location']);
    await finished(next);
    expect(kept().length).toBe(before + 1);
  });

  it('waits for its turn among a hundred, of which each is made', async () => {
    const asked = await Promise.all(Array.from({ length: 100 }, () => send()));
    const addresses = asked.map(({ headers }) => String(headers['location']));
    const { text } = await service.get(addresses[99]!);
    expect(text).toMatch(/\d+ packets before yours\.|Beginning\.|steps are done/);
    for (const address of addresses) expect((await finished(address)).text).toContain('ZIP');
  });

  it('is not asked for from another site', async () => {
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
    ]) {
      expect((await send({}, {}, { headers: headers as never })).status).toBe(403);
    }
    const own = { 'sec-fetch-site': 'same-origin', origin: 'null' };
    expect((await send({}, {}, { headers: own })).status).toBe(303);
  });

  it('is for leaders: where nobody can sign in, nobody has it', async () => {
    const closed = await testService('production');
    await closed.publish(aCourse());
    for (const path of [
      '/packets/new?course=kitchen-hour',
      '/packets/x',
      '/packets/x/everything.pdf',
    ]) {
      expect((await closed.get(path)).status).toBe(403);
    }
    expect((await closed.get('/')).text).not.toContain('Everything on paper');
    await closed.stop();
  });
});

describe('a service that ends', () => {
  it('takes its packets with it', async () => {
    const other = await testService();
    await other.publish(aCourse());
    const before = shelves();
    const mine = service;
    service = other;
    await finished(String((await send()).headers['location']));
    service = mine;
    expect(shelves().length).toBe(before.length + 1);
    await other.stop();
    expect(shelves()).toEqual(before);
  });
});

describe('a packet of an institute that has said things once', () => {
  const slug = 'kitchen-hour';
  const value = (html: string, name: string) =>
    new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1];

  it('begins with its name, its color, its answer, its places of help and its clock', async () => {
    const ctx = service.database.contexts.for(service.me.who);
    await service.app.get(BrandService).change(ctx, { name: 'The Elms', color: '#7a2a12' });
    const answer = { answer: 'Call the office.', by: 'R. Lee', on: '2026-11-20' };
    await service.app.get(ReportingAnswerService).replace(ctx, answer);
    const page = await service.get(`/packets/new?course=${slug}&meeting=1`);
    expect(page.status).toBe(200);
    expect(value(page.text, 'institute.name')).toBe('The Elms');
    expect(value(page.text, 'institute.color')).toBe('#7a2a12');
    expect(value(page.text, 'zone')).toBe('America/New_York');
    expect(value(page.text, 'reporting.by')).toBe('R. Lee');
    expect(value(page.text, 'reporting.on')).toBe('2026-11-20');
    expect(page.text).toContain('Call the office.');
    expect(page.text).not.toContain('logo is printed');
  });

  it('prints its logo without its being chosen again, and another where one is chosen', async () => {
    const ctx = service.database.contexts.for(service.me.who);
    const [own, other] = [aPng(30, 10), aPng(40, 10)];
    await service.app.get(BrandService).change(ctx, {}, own);
    const page = await service.get(`/packets/new?course=${slug}&meeting=1`);
    expect(page.text).toContain('Your institute’s logo is printed');
    const logoOf = async (answer: Answer) => {
      expect(answer.status).toBe(303);
      const address = String(answer.headers['location']);
      const { status, bytes } = await service.get(`${address}/pictures/logo.png`);
      return status === 200 ? bytes : undefined;
    };
    const name = { 'institute.name': 'The Elms' };
    expect(await logoOf(await send(name))).toEqual(own);
    expect(await logoOf(await send(name, { logo: other }))).toEqual(other);
    expect(await logoOf(await send())).toBeUndefined();
  });
});
