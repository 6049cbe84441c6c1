import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { axeViolations } from './browser.js';
import { inBrowser, servedInBrowser } from './in-browser.js';
import { anOffering } from './offerings.js';
import { aMember, type Somebody } from './people.js';
import { testService, type TestService } from './service.js';

let service: TestService;
beforeAll(async () => {
  service = await testService();
});
afterAll(() => service.stop());

const aClass = async (on: TestService, more: Parameters<typeof anOffering>[2] = {}) =>
  (await anOffering(on.database.source, on.instituteId, more)).id;
const learner = (name: string): Promise<Somebody> =>
  aMember(service.database.source, service.instituteId, ['learner'], { name });
const send = (path: string, fields: Record<string, string> = {}, who?: Somebody) =>
  (who ? service.as(who) : service).submit(path, { clientMutationId: randomUUID(), ...fields });
const placeOf = async (id: string, name: string) =>
  new RegExp(`places/([0-9a-f-]{36})">Change<span class="for-ear">: ${name}<`).exec(
    (await service.get(`/classes/${id}/places`)).text,
  )![1]!;

describe('at the door', () => {
  it('somebody on the list is found by a part of the name, and gets the seat that is free', async () => {
    const [id, { who }] = [await aClass(service, { seats: 1 }), await learner('Wanda Walker')];
    const found = await service.get(`/classes/${id}/walk-in?search=anda+wal`);
    expect(found.text).toContain(`<option value="${who.membershipId}">Wanda Walker</option>`);
    const member = who.membershipId;
    expect((await send(`/classes/${id}/walk-in`, { member, consented: 'yes' })).status).toBe(303);
    const full = await send(`/classes/${id}/walk-in/new`, { name: 'Too Late' });
    expect([full.status, full.text]).toEqual([422, expect.stringContaining('Every seat')]);
    // Nobody is on the list of people who has got no seat.
    expect((await service.get('/people?search=Too+Late')).text).not.toContain('>Too Late<');
  });

  it('somebody new is let in by those who help, once, and others may not', async () => {
    const helper = await aMember(service.database.source, service.instituteId, ['assistant']);
    const id = await aClass(service);
    const as = { institute: service.instituteId, offering: id, who: helper.who.membershipId };
    const fields = { clientMutationId: randomUUID(), name: 'Nell Newcomer', hearing: 'A loop' };
    const path = `/classes/${id}/walk-in/new`;
    expect((await service.as(helper).submit(path, fields)).status).toBeGreaterThanOrEqual(400);
    await service.database.contexts
      .forService(as.institute)
      .tx((db) =>
        db.query(`INSERT INTO offering_leader VALUES ($1, $2, $3, 'assistant', false)`, [
          ...[as.institute, as.offering, as.who],
        ]),
      );
    for (const _ of [1, 2])
      expect((await service.as(helper).submit(path, fields)).status).toBe(303);
    const { text } = await service.get(`/classes/${id}/places`);
    expect(text.match(/Nell Newcomer<br><span class="hint">Has a seat/g)).toHaveLength(1);
    expect(text).toContain('Has a seat. Needs: A loop.');
    // Who helps is not shown who else is there.
    const shown = await service.as(helper).get(`/classes/${id}/walk-in?search=Nell`);
    expect(shown.text).not.toContain('Nell Newcomer</option>');
  });
});

describe('a place', () => {
  it('gets needs, a consent that keeps its day, and another class', async () => {
    const [from, to] = [await aClass(service), await aClass(service, { label: 'Evenings' })];
    const member = (await learner('Pia Place')).who.membershipId;
    await send(`/classes/${from}/places`, { member });
    const place = `/classes/${from}/places/${await placeOf(from, 'Pia Place')}`;
    const needs = { print: 'large', hearing: 'A loop', seating: '', language: 'Spanish' };
    expect((await send(`${place}/needs`, needs)).status).toBe(303);
    await send(`${place}/needs`, { ...needs, hearing: '' });
    expect((await service.get(place)).text).toContain('Has a seat. Needs: large print; Spanish.');
    expect((await send(`${place}/consent`)).status).toBe(303);
    expect((await service.get(place)).text).toContain('They agreed to it on');
    expect((await send(`${place}/transfer`)).text).toContain('Choose a class first.');
    const moved = await send(`${place}/transfer`, { toOfferingId: to });
    expect(moved.headers['location']).toBe(`/classes/${to}/places?done=transferred`);
    const there = `/classes/${to}/places/${await placeOf(to, 'Pia Place')}`;
    expect((await service.get(there)).text).toContain('They agreed to it on');
    // The place of one class is not shown under another.
    expect((await service.get(there.replace(to, from))).status).toBe(404);
  });

  it('is the office’s to change', async () => {
    const [id, who] = [await aClass(service), await learner('Own Place')];
    await send(`/classes/${id}/places`, { member: who.who.membershipId });
    const place = `/classes/${id}/places/${await placeOf(id, 'Own Place')}`;
    expect((await service.as(who).get(place)).status).toBe(403);
    expect((await send(`${place}/needs`, { print: 'large' }, who)).status).toBe(403);
  });
});

inBrowser('pages of lists, places and the door', () => {
  let running: TestService;
  let id: string;
  let place: string;
  const visitPage = servedInBrowser(async () => {
    running = await testService();
    id = await aClass(running, { first: new Date(Date.now() + 2_000_000_000) });
    await aClass(running, { label: 'Evenings' });
    const { who } = await aMember(running.database.source, running.instituteId, ['learner'], {
      name: 'Robin Known',
    });
    const fields = { clientMutationId: randomUUID(), member: who.membershipId, hearing: 'A loop' };
    await running.submit(`/classes/${id}/places`, fields);
    await running.submit('/account/calendar', { clientMutationId: randomUUID(), to: 'make' });
    const { text } = await running.get(`/classes/${id}/places`);
    place = /places\/([0-9a-f-]{36})">Change/.exec(text)![1]!;
    return running;
  });

  it.each([320, 1100])(
    'are read at %i px, light and dark, without a script',
    async (width) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const paths = ['places', 'roster', `places/${place}`, 'walk-in?search=Robin'];
        for (const at of [
          '/account',
          '/classes',
          ...paths.map((path) => `/classes/${id}/${path}`),
        ]) {
          const options = { colorScheme, viewport: { width, height: 900 } };
          const complaints = await visitPage(at, options, async (page) => {
            expect([at, await axeViolations(page)]).toEqual([at, []]);
            const wide = await page.evaluate('document.documentElement.scrollWidth');
            expect([at, Number(wide)]).toEqual([at, expect.any(Number)]);
            expect(Number(wide)).toBeLessThanOrEqual(width);
          });
          expect(complaints).toEqual([]);
        }
        const options = { colorScheme, viewport: { width, height: 900 }, javaScriptEnabled: true };
        await visitPage(`/classes/${id}/roster`, options, async (page) => {
          const text =
            'Name,E-mail,Shoe size\nRobin Known,\nAda Lane,ada@example.org\nBo,none-such@x';
          const buffer = Buffer.from(text);
          await page
            .locator('#file')
            .setInputFiles({ name: 'l.csv', mimeType: 'text/csv', buffer });
          await page.getByText('Look what would happen').click();
          await page.getByText('Who are they?').waitFor();
          expect(await axeViolations(page)).toEqual([]);
          const wide = await page.evaluate('document.documentElement.scrollWidth');
          expect(Number(wide)).toBeLessThanOrEqual(width);
        });
      }
    },
    120_000,
  );

  it('enter a list by the hands of an office', async () => {
    await visitPage(`/classes/${id}/roster`, { javaScriptEnabled: false }, async (page) => {
      const buffer = Buffer.from('Name\nRobin Known\nZoë Byhand');
      await page.locator('#file').setInputFiles({ name: 'l.csv', mimeType: 'text/csv', buffer });
      await page.getByText('Look what would happen').click();
      await page.getByLabel('This is somebody else, who is new').check();
      await page.getByText('Look again with this').click();
      await page.getByText('Enter 2 people').click();
      await page.getByText('Everybody on the list is entered').waitFor();
      expect(await page.getByText('Zoë Byhand').count()).toBeGreaterThan(0);
    });
  });
});
