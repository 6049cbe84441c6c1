import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EditionService } from '@hearthside/curriculum';
import { NoMailService, ReminderJob, RemindersJob } from '@hearthside/delivery';
import { DemoMailbox, Keys, Mailer, SmtpMailer, type Context } from '@hearthside/platform';
import { SMTPServer } from 'smtp-server';
import { axeViolations } from './browser.js';
import { inBrowser, servedInBrowser } from './in-browser.js';
import { anOffering } from './offerings.js';
import { aMember, type Somebody } from './people.js';
import { testService, type TestService } from './service.js';

const HOUR = 3_600_000;
/** In a month, so that registering does not say the same as a reminder. */
const first = new Date(Math.ceil(Date.now() / HOUR) * HOUR + 30 * 24 * HOUR);

const DAY_BEFORE = new Date(first.getTime() - 24 * HOUR);

/** A class with a learner who has registered, and the mail that they have had two days before it begins. */
async function reminded({ app, database, instituteId, as }: TestService) {
  const { source, contexts } = database;
  const { id } = await anOffering(source, instituteId, { first });
  const learner = await aMember(source, instituteId, ['learner'], { name: 'Rose Unmistakable' });
  const order = { clientMutationId: randomUUID(), consented: 'yes' };
  expect((await as(learner).submit(`/classes/${id}/register`, order)).status).toBe(303);
  const at = (now: Date): Context => contexts.for({ kind: 'service', instituteId }, () => now);
  const later = DAY_BEFORE;
  await app.get(RemindersJob, { strict: false }).run(at(later), {});
  for (const { id: reminderId } of await at(later).select<{ id: string }>(
    'SELECT id FROM reminder WHERE institute_id = $1 AND outcome IS NULL AND due_at <= $2 ORDER BY due_at',
    [instituteId, later],
  )) {
    await app.get(ReminderJob, { strict: false }).run(at(later), { reminderId });
  }
  const mailbox = app.get<Mailer>(Mailer, { strict: false }) as DemoMailbox;
  const mails = mailbox.mails().filter(({ to }) => to === learner.email);
  const { pathname: path } = new URL(mails.find((mail) => mail.unsubscribe)!.unsubscribe!);
  return { id, learner, mails, path };
}

/** An SMTP server of this computer, and what it has taken. */
async function aMailServer() {
  const sources: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, _, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        sources.push(Buffer.concat(chunks).toString());
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { sources, close, url: `smtp://127.0.0.1:${port}` };
}

describe('reminders, in the whole service', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await testService();
  });
  afterAll(() => service.stop());

  const noMail = async ({ who }: Somebody) => {
    const wishes = service.app.get(NoMailService, { strict: false });
    const office = service.database.contexts.for(service.me.who);
    return (await wishes.get(office, who.membershipId)).noMail;
  };
  const pressed = (path: string, type: string, body: string) =>
    service.as(undefined).post(path, body, { 'content-type': type });

  it('arrive in the mailbox of the demo, with links to where one answers', async () => {
    const { mails, id } = await reminded(service);
    expect(mails).toHaveLength(2);
    const { text } = await service.get('/demo/mailbox');
    expect(text).toContain('Your class at Elm House: you have a place');
    expect(text).toContain('Your class at Elm House: see you on');
    expect(text).toContain(`href="/classes/${id}/register"`);
    expect(text).toMatch(/href="\/no-mail\/[\w-]{75}"/);
  });

  it('reach a real mail server, with the buttons of RFC 8058, and once though a job is done twice', async () => {
    const { database, instituteId, app } = service;
    const { id, learner } = await reminded(service);
    const { sources, close, url } = await aMailServer();
    const from = { name: 'Elm House', address: 'classes@example.org' };
    const [editions, keys] = [app.get(EditionService), app.get(Keys, { strict: false })];
    const mailer = new SmtpMailer({ url, from });
    const job = new ReminderJob(mailer, editions, keys, { publicUrl: 'https://a.example' });
    const ctx = database.contexts.for({ kind: 'service', instituteId }, () => DAY_BEFORE);
    const [due] = await ctx.select<{ id: string }>(
      `UPDATE reminder SET outcome = NULL, sent_at = NULL
        WHERE institute_id = $1 AND offering_id = $2 AND kind = 'session-soon' RETURNING id`,
      [instituteId, id],
    );
    for (let n = 0; n < 2; n++) await job.run(ctx, { reminderId: due!.id });
    await close();
    expect(sources).toHaveLength(1);
    const [head = ''] = sources[0]!.replace(/\r\n(?=[ \t])/g, '').split('\r\n\r\n');
    expect(head).toContain(`To: ${learner.email}`);
    expect(head).toContain(`Message-ID: <${due!.id}@example.org>`);
    expect(head).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(head).toMatch(/List-Unsubscribe: ?<https:\/\/a\.example\/no-mail\/[\w-]{75}>/);
    expect(head).not.toMatch(/kitchen|tea\b/i);
  });

  it('are refused by a press and not by a look, without signing in, and the page names nobody', async () => {
    const { learner, path } = await reminded(service);
    const nobody = service.as(undefined);
    const asked = await nobody.get(path);
    expect([asked.status, asked.headers['cache-control']]).toEqual([200, 'private, no-store']);
    expect(asked.text.match(/<button/g)).toHaveLength(1);
    expect(await noMail(learner)).toBe(false);
    const [one, again] = [await nobody.submit(path, {}), await nobody.submit(path, {})];
    expect([one.status, again.status]).toEqual([200, 200]);
    expect(again.text).toBe(one.text);
    expect(await noMail(learner)).toBe(true);
    // Whoever looks again sees what they saw.
    expect((await nobody.get(path)).text).toBe(asked.text);
    for (const { text } of [asked, one]) {
      for (const word of ['Unmistakable', 'Rose', 'Kitchen hour', 'Tea', 'Elm House', '@']) {
        expect(text).not.toContain(word);
      }
    }
  });

  it.each([
    ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
    ],
  ])('are refused by the button of a mail program, as %s', async (type, body) => {
    const { learner, path } = await reminded(service);
    expect((await pressed(path, type, body)).status).toBe(200);
    expect(await noMail(learner)).toBe(true);
  });

  it('answer every false code alike, and say nothing of who exists', async () => {
    const { path, learner } = await reminded(service);
    const other = path.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    const wrong = [
      ...[path.slice(0, -1), `${path}A`, '/no-mail/x', '/no-mail/%00', '/no-mail/%C3%9F'],
      ...[`/no-mail/${'A'.repeat(75)}`, `/no-mail/${learner.who.membershipId}`, other.slice(0, 60)],
    ];
    const nobody = service.as(undefined);
    const kind = (await nobody.get('/no-mail/none')).text;
    expect(kind).toContain('This address is not complete.');
    for (const each of wrong) {
      const answers = [await nobody.get(each), await nobody.submit(each, {})];
      expect(answers.map(({ status, text }) => [status, text])).toEqual([
        [200, kind],
        [200, kind],
      ]);
    }
    expect(await noMail(learner)).toBe(false);
  });

  it('are not refused by a form of another site', async () => {
    const { path, learner } = await reminded(service);
    const headers = { 'sec-fetch-site': 'cross-site' };
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const sent = await service.as(undefined).post(path, 'a=b', { ...headers, ...type });
    expect(sent.status).toBe(403);
    expect(await noMail(learner)).toBe(false);
  });

  it('are begun again on the page of one’s account, or by the office, who see whom mail does not reach', async () => {
    const { id, learner, path } = await reminded(service);
    await service.as(undefined).submit(path, {});
    const places = `/classes/${id}/places`;
    expect((await service.get(places)).text).toContain('Wants no reminders.');
    const own = service.as(learner);
    expect((await own.get('/account')).text).toContain('You get no reminders');
    const say = (to: string) => ({ clientMutationId: randomUUID(), to });
    expect((await own.submit('/account/reminders', say('again'))).status).toBe(303);
    expect(await noMail(learner)).toBe(false);
    expect((await service.get(places)).text).not.toContain('Wants no reminders.');
    const whom = learner.who.membershipId;
    const sent = await service.submit(`${places}/reminders`, { ...say('none'), whom });
    expect(sent.headers['location']).toBe(`${places}?done=no-reminders`);
    expect(await noMail(learner)).toBe(true);
    const wrong = await service.submit(`${places}/reminders`, { ...say('none'), whom: 'nobody' });
    expect([wrong.status, wrong.text.includes('not on your list')]).toEqual([422, true]);
  });
});

inBrowser('the pages about reminders in a browser', () => {
  let paths: string[] = [];
  const visitPage = servedInBrowser(async () => {
    const service = await testService();
    const { id, path } = await reminded(service);
    const none = { name: 'Ann Lee', email: `${randomUUID()}@no-email.invalid` };
    const ann = await aMember(service.database.source, service.instituteId, ['learner'], none);
    const order = { clientMutationId: randomUUID(), consented: 'yes' };
    await service.as(ann).submit(`/classes/${id}/register`, order);
    paths = [path, '/no-mail/none', `/classes/${id}/places`, '/account'];
    return service;
  });

  it.each([true, false])('pass axe at AA and AAA, and fit 320 px, dark: %s', async (dark) => {
    const colorScheme = dark ? 'dark' : 'light';
    for (const path of paths) {
      const viewport = { width: 320, height: 800 };
      const complaints = await visitPage(path, { colorScheme, viewport }, async (page) => {
        expect(await axeViolations(page)).toEqual([]);
        const isWithin =
          'document.documentElement.scrollWidth <= document.documentElement.clientWidth';
        expect(await page.evaluate(isWithin)).toBe(true);
      });
      expect(complaints).toEqual([]);
    }
  });

  it('are left by one press of a key, without scripts', async () => {
    await visitPage(paths[0]!, { javaScriptEnabled: false }, async (page) => {
      await page.getByRole('button', { name: 'No more reminders, please' }).press('Enter');
      await page.getByText('No more reminders will come to you.').waitFor();
    });
  });
});
