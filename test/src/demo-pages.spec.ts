import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Mailer } from '@hearthside/platform';
import { aMember, anInstitute } from './people.js';
import { testService, type TestService } from './service.js';

let service: TestService;
beforeAll(async () => {
  service = await testService();
});
afterAll(() => service.stop());

const cookieIn = (headers: Record<string, unknown>) => String(headers['set-cookie']).split(';')[0]!;
const nobody = () => service.as(undefined);

describe('the demo’s people', () => {
  it('are listed by what they do, those who have left or are only invited not among them', async () => {
    const { source } = service.database;
    await aMember(source, service.instituteId, ['learner'], { name: 'Ada <b>Young</b>' });
    const gone = await aMember(source, service.instituteId, ['learner'], { name: 'Gone Gray' });
    await service.database.contexts
      .forService(service.instituteId)
      .tx((db) =>
        db.query(`UPDATE membership SET state = 'ended', ended_at = now() WHERE id = $1`, [
          gone.who.membershipId,
        ]),
      );
    const { status, text, headers } = await nobody().get('/demo');
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('private, no-store');
    expect(text).toContain('<title>The demo – Hearthside</title>');
    expect(text).toContain('Sign in as Ada &lt;b&gt;Young&lt;/b&gt;');
    expect(text).not.toContain('Gone Gray');
    expect(text.indexOf('In the office')).toBeLessThan(text.indexOf('Learning'));
    expect(text).not.toContain('Helping in class');
  });

  it('are whom one is by one press, and whom one was before is signed out', async () => {
    const ada = await service.somebody('learner');
    const fields = { institute: service.instituteId, person: ada.who.membershipId };
    const first = await nobody().submit('/demo/sign-in', fields);
    expect([first.status, first.headers['location']]).toEqual([303, '/']);
    const cookie = cookieIn(first.headers);
    const { text } = await nobody().get('/account', { cookie });
    expect(text).toContain(ada.name);
    const form = { 'content-type': 'application/x-www-form-urlencoded', cookie };
    const next = await nobody().post(
      '/demo/sign-in',
      new URLSearchParams({ ...fields, person: service.me.who.membershipId }).toString(),
      form,
    );
    expect(next.status).toBe(303);
    expect((await nobody().get('/account', { cookie })).headers['location']).toContain('/sign-in');
    const me = { cookie: cookieIn(next.headers) };
    expect((await nobody().get('/account', me)).text).toContain(service.me.name);
  });

  it.each([
    ['nobody', () => ({ institute: service.instituteId, person: randomUUID() })],
    ['nothing', () => ({})],
    ['no id', () => ({ institute: 'x', person: "' OR true" })],
  ])('are not %s', async (_, fields) => {
    const { status, headers } = await nobody().submit('/demo/sign-in', fields());
    expect([status, headers['set-cookie']]).toEqual([404, undefined]);
  });

  it('are those of each institute, and of no other', async () => {
    const oak = await anInstitute(service.database.source, { name: 'Oak Hall' });
    const kim = await aMember(service.database.source, oak, ['coordinator'], { name: 'Kim Oak' });
    expect((await nobody().get('/demo')).text).toContain('Kim Oak');
    const mixed = { institute: service.instituteId, person: kim.who.membershipId };
    expect((await nobody().submit('/demo/sign-in', mixed)).status).toBe(404);
  });

  it('are not to be had from a page elsewhere', async () => {
    const fields = { institute: service.instituteId, person: service.me.who.membershipId };
    const { status, headers } = await nobody().post(
      '/demo/sign-in',
      new URLSearchParams(fields).toString(),
      { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
    );
    expect([status, headers['set-cookie']]).toEqual([403, undefined]);
  });
});

describe('the demo’s mailbox', () => {
  it('shows mails newest first, with links that lead on here', async () => {
    expect((await nobody().get('/demo/mailbox')).text).toContain('Nothing yet');
    const mailer = service.app.get(Mailer);
    const to = 'ada@example.org';
    await mailer.send({ to, subject: 'First', text: 'Hello <there>', id: 'one' });
    const text = 'Open http://localhost:3000/sign-in/link/abc, or https://elsewhere.example/x';
    await mailer.send({ to, subject: 'Second', text, id: 'two' });
    const page = (await nobody().get('/demo/mailbox')).text;
    expect(page.indexOf('Second')).toBeLessThan(page.indexOf('First'));
    expect(page).toContain(
      '<a href="/sign-in/link/abc">http://localhost:3000/sign-in/link/abc</a>, or https://elsewhere.example/x',
    );
    expect(page).toContain('Hello &lt;there&gt;');
  });
});

describe('in production', () => {
  it('there is no such page, and nothing to sign in by', async () => {
    const real = await testService('production');
    try {
      for (const path of ['/demo', '/demo/mailbox']) {
        expect((await real.as(undefined).get(path)).status).toBe(404);
        expect((await real.get(path)).status).toBe(404);
      }
      const fields = { institute: real.instituteId, person: real.me.who.membershipId };
      const { status, headers } = await real.as(undefined).submit('/demo/sign-in', fields);
      expect([status, headers['set-cookie']]).toEqual([404, undefined]);
    } finally {
      await real.stop();
    }
  });
});
