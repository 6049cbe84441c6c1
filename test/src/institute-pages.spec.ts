import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InstituteService } from '@hearthside/people';
import { aPng, anSvg } from './logos.js';
import { aMember, anInstitute, type Somebody } from './people.js';
import { flagshipService, type Sender, type TestService } from './service.js';

let service: TestService;
let oak: Somebody;
beforeAll(async () => {
  service = await flagshipService();
  const elsewhere = await anInstitute(service.database.source, { name: 'Oak Hall' });
  oak = await aMember(service.database.source, elsewhere, ['coordinator']);
}, 240_000);
afterAll(() => service.stop());

/** What a form of a page would be sent with, its hidden id included. */
async function formOn(path: string, sender: Sender = service) {
  const { text } = await sender.get(path);
  const clientMutationId = /name="clientMutationId" value="([^"]+)"/.exec(text)![1]!;
  return { clientMutationId };
}
async function submit(path: string, fields: Record<string, string>, shownAt = path) {
  return service.submit(path, { ...(await formOn(shownAt)), ...fields });
}
/** A form with a file, as a browser sends it. */
async function upload(fields: Record<string, string>, logo?: Buffer) {
  const all = { ...(await formOn('/institute/brand')), name: '', color: '', ...fields };
  const form = new FormData();
  for (const [name, value] of Object.entries(all)) form.append(name, value);
  form.append('logo', new Blob(logo ? [new Uint8Array(logo)] : []), logo ? 'x.gif' : '');
  const request = new Request('http://localhost/', { method: 'POST', body: form });
  const type = request.headers.get('content-type')!;
  const body = Buffer.from(await request.arrayBuffer());
  return service.post('/institute/brand', body, {
    'content-type': type,
    'sec-fetch-site': 'same-origin',
  });
}
const pages = ['', '/brand', '/reporting', '/resources', '/sign-in'].map(
  (path) => `/institute${path}`,
);
const RESOURCES = '/institute/resources';

describe('pages about the institute', () => {
  it.each(pages)('are for its coordinators: %s', async (path) => {
    const { status, headers, text } = await service.get(path);
    expect([status, headers['cache-control']]).toEqual([200, 'private, no-store']);
    expect(text).toContain(`href="${path}" aria-current="page"`);
    expect(text).toMatch(
      /<title>(Institute|Logo and color|Duty to report|Places of help|Sign-in of staff) – Hearthside/,
    );
    expect(text).not.toContain('Love and Sex After 50</title>');
    for (const role of ['facilitator', 'assistant', 'learner'] as const) {
      const other = service.as(await service.somebody(role));
      expect([role, (await other.get(path)).status]).toEqual([role, 403]);
      if (path !== RESOURCES) expect((await other.submit(path, {})).status).toBe(403);
    }
    expect((await service.as(undefined).get(path)).headers['location']).toContain('/sign-in?to=');
    if (path !== RESOURCES) expect((await service.as(undefined).submit(path, {})).status).toBe(401);
  });
});

describe('name and contact', () => {
  const own = () =>
    service.app.get(InstituteService).own(service.database.contexts.for(service.me.who));

  it('are changed once, however often the form is sent, and it is said', async () => {
    const fields = { name: 'Elm  Court', timeZone: 'Europe/Berlin', contact: 'Office: 555-0100' };
    const sent = { ...(await formOn('/institute')), ...fields };
    for (let n = 0; n < 2; n++) {
      const { status, headers } = await service.submit('/institute', sent);
      expect([status, headers['location']]).toEqual([303, '/institute?done=saved']);
    }
    expect(await own()).toMatchObject({ ...fields, name: 'Elm Court' });
    const { text } = await service.get('/institute?done=saved');
    expect(text).toContain('role="status">Saved.');
    expect(text).toContain('<span class="at">Elm Court</span>');
    expect(text).toContain('<option value="Europe/Berlin" selected>Europe/Berlin</option>');
    const entries = await service.database.contexts
      .for(service.me.who)
      .select(`SELECT 1 FROM audit_entry WHERE action = 'institute.changed'`, []);
    expect(entries).toHaveLength(1);
    await submit('/institute', { name: 'Elm House', timeZone: 'America/New_York', contact: '' });
    expect(await own()).toMatchObject({ name: 'Elm House', contact: null });
  });

  it('that cannot be are refused at their field, with what was typed kept', async () => {
    const fields = { name: ' ', timeZone: 'Mars/Base', contact: 'Call <b>us</b>' };
    const { status, text } = await submit('/institute', fields);
    expect(status).toBe(422);
    expect(text).toContain('<title>To mend: Institute');
    expect(text).toContain('<a href="#name">');
    expect(text).toContain('id="name-wrong"');
    expect(text).toContain('value="Call &lt;b&gt;us&lt;/b&gt;"');
    const zone = await submit('/institute', { ...fields, name: 'Elm House' });
    expect(zone.text).toContain('<a href="#timeZone">There is no time zone of this name.');
    expect((await own()).name).toBe('Elm House');
  });

  it('need the form of a page', async () => {
    const { status, text } = await service.submit('/institute', { name: 'Mine' });
    expect(status).toBe(422);
    expect(text).not.toContain('href="#clientMutationId"');
    expect((await own()).name).toBe('Elm House');
  });
});

describe('logo and color', () => {
  it('stand on every page of its people, and on nobody else’s', async () => {
    const { status, headers } = await upload({ color: '#FFD400' }, aPng(80, 40));
    expect([status, headers['location']]).toEqual([303, '/institute/brand?done=saved']);
    const { text } = await service.get('/institute/brand');
    const logo = /src="(\/institute\/logo\/[0-9a-f]{64})"/.exec(text)![1]!;
    expect(text).toContain('is made darker');
    expect(text).toContain('#ffd400 is used as it is. Its contrast is at least');
    const learner = service.as(await service.somebody('learner'));
    const seen = await learner.get('/');
    expect(seen.text).toContain(`<img class="logo" src="${logo}" alt="">`);
    expect(seen.text).toContain('href="/assets/institute/ffd400.css"');
    const picture = await learner.get(logo);
    expect(picture.bytes.equals(aPng(80, 40))).toBe(true);
    expect(picture.headers).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'private, max-age=3600',
      'x-content-type-options': 'nosniff',
    });
    expect((await service.as(oak).get(logo)).status).toBe(404);
    expect((await service.as(oak).get('/account')).text).not.toContain('class="logo"');
    expect((await service.as(undefined).get(logo)).status).toBe(303);
    const without = await submit('/institute/brand/without-logo', {}, '/institute/brand');
    expect(without.headers['location']).toBe('/institute/brand?done=logo-removed');
    expect((await learner.get(logo)).status).toBe(404);
    expect((await learner.get('/')).text).not.toContain('class="logo"');
  });

  it('go with a drawing that can do nothing where it is opened', async () => {
    await upload({}, Buffer.from(anSvg('<path d="M0 0h80v40z"/>')));
    const { text } = await service.get('/institute/brand');
    const { headers } = await service.get(/src="(\/institute\/logo\/\w+)"/.exec(text)![1]!);
    expect(headers['content-type']).toBe('image/svg+xml');
    expect(headers['content-security-policy']).toContain('sandbox');
  });

  it.each([
    ['a GIF', Buffer.from('GIF89a........'), 'The logo is a GIF.'],
    ['a page', Buffer.from('<html><script>1</script>'), 'not a picture that we know'],
    ['a script in a drawing', Buffer.from(anSvg('<script>1</script>')), 'holds a script'],
    ['three megabytes', Buffer.alloc(3 * 2 ** 20, 1), 'larger than 2 megabytes'],
  ])('refuse %s, whatever its name', async (_, bytes, words) => {
    const { status, text } = await upload({ color: '#123456', name: 'Elm' }, bytes);
    expect(status).toBe(422);
    expect(text).toContain(words);
    expect(text).toContain('href="#logo"');
    expect(text).toContain('value="#123456"');
  });

  it('refuse what is no color, and ask for the logo again', async () => {
    const { status, text } = await upload({ color: 'teal' }, aPng(8, 8));
    expect(status).toBe(422);
    expect(text).toContain('<a href="#color">A color is written such as #7a2a12.');
    expect(text).toContain('Please choose the logo again, too.');
  });

  it('leave the name alone where it is the institute’s own', async () => {
    const other = await upload({ name: 'Elm & Friends' });
    expect(other.status).toBe(303);
    expect((await service.get('/account')).text).toContain('Elm &amp; Friends</span>');
    await upload({ name: '' });
    await submit('/institute', { name: 'Elm Court', timeZone: 'America/New_York', contact: '' });
    expect((await service.get('/account')).text).toContain('<span class="at">Elm Court</span>');
  });

  it.each(['teal.css', '12345.css', 'FFD400.css', 'ffd400', '..%2f..css', 'ffd400.css.css'])(
    'have no style sheet but of a color: %s',
    async (file) => {
      expect((await service.as(undefined).get(`/assets/institute/${file}`)).status).toBe(404);
    },
  );
});

describe('the duty to report', () => {
  const path = '/institute/reporting';

  it('is answered, and answered again, with earlier answers kept', async () => {
    expect((await service.get(path)).text).toContain('There is no answer yet');
    const first = {
      answer: 'To the <director>.',
      by: 'A. Director',
      on: '2026-01-02',
      askAgain: '2026-02-01',
    };
    expect((await submit(path, first)).headers['location']).toBe(`${path}?done=saved`);
    const due = (await service.get(path)).text;
    expect(due).toContain('To the &lt;director&gt;.');
    expect(due).toContain('A. Director, on January 2, 2026.');
    expect(due).toContain('It is time to ask again: this counted until February 1, 2026.');
    await submit(path, { ...first, answer: 'To nobody.', askAgain: '' });
    const { text } = await service.get(path);
    expect(text.indexOf('To nobody.')).toBeLessThan(text.indexOf('Earlier answers'));
    expect(text.indexOf('To the &lt;director&gt;.')).toBeGreaterThan(
      text.indexOf('Earlier answers'),
    );
    expect(text).not.toContain('time to ask again');
  });

  it.each([
    [{ answer: '' }, 'answer'],
    [{ by: '' }, 'by'],
    [{ on: '2999-01-01' }, 'on'],
    [{ on: 'tomorrow' }, 'on'],
    [{ askAgain: '2025-01-01' }, 'askAgain'],
  ])('is refused with %j, at its field', async (wrong, field) => {
    const typed = { answer: 'To X.', by: 'Y', on: '2026-01-02', askAgain: '2027-01-01', ...wrong };
    const { status, text } = await submit(path, typed);
    expect(status).toBe(422);
    expect(text).toContain(`<a href="#${field}">`);
    expect(text).toContain(`id="${field}-wrong"`);
  });
});

describe('places of help', () => {
  const links = async () =>
    Array.from(
      (await service.get(RESOURCES)).text.matchAll(/href="(\/institute\/resources\/[^"?]+)"/g),
      ([, href]) => href!,
    );

  it('are filled in, tried out, and go out of date', async () => {
    const [href] = await links();
    const before = (await service.get(RESOURCES)).text;
    expect(before).toContain('Missing.');
    const facts = {
      name: 'Elm Help',
      phone: '555-0111',
      verifiedBy: 'Kim',
      verifiedOn: '2026-01-02',
    };
    const saved = await submit(href!, { ...facts, expires: '2026-02-01' });
    expect(saved.headers['location']).toBe(`${RESOURCES}?done=saved`);
    expect((await service.get(RESOURCES)).text).toContain(
      'Out of date: last tried on January 2, 2026 (Kim). Please try it again.',
    );
    await submit(href!, { ...facts, expires: '2999-01-01' });
    const after = (await service.get(RESOURCES)).text;
    expect(after).toContain('Up to date: last tried on January 2, 2026 (Kim).');
    expect(after).not.toContain('Out of date');
    expect((await service.get(href!)).text).toContain('value="555-0111"');
    await submit(href!, { leftOut: 'The county has none.' });
    expect((await service.get(RESOURCES)).text).toContain('None here: The county has none.');
    await submit(`${href}/forget`, {}, href);
    expect((await service.get(RESOURCES)).text).toBe(before);
  });

  it('are refused at their field, with what was typed kept', async () => {
    const [href] = await links();
    const { status, text } = await submit(href!, { name: 'Elm <Help>', web: 'elm.example' });
    expect(status).toBe(422);
    expect(text).toContain('<a href="#web">');
    expect(text).toContain('value="Elm &lt;Help&gt;"');
    expect((await submit(href!, { phone: '555' })).text).toContain('<a href="#name">');
  });

  it('are those of the institute’s own courses, for its coordinators', async () => {
    const [href] = await links();
    expect((await service.as(oak).get(RESOURCES)).text).toContain('No course of your institute');
    expect((await service.as(oak).get(href!)).status).toBe(404);
    const sent = { clientMutationId: randomUUID(), name: 'Mine' };
    expect((await service.as(oak).submit(href!, sent)).status).toBe(404);
    expect((await service.get(`${href}x`)).status).toBe(404);
    const leader = service.as(await service.somebody('facilitator'));
    for (const path of [href!, `${href}/forget`]) {
      expect((await leader.submit(path, sent)).status).toBe(403);
    }
    expect((await leader.get(href!)).status).toBe(403);
  });
});
