import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { audit } from '@hearthside/print';
import { theFlagship } from './flagship.js';
import { anOffering, type Scheduled } from './offerings.js';
import { pdfPages, pdfText } from './pdf.js';
import { aMember, type Somebody } from './people.js';
import { testService, type TestService } from './service.js';

const DAY = 24 * 60 * 60 * 1000;

let service: TestService;
let edition: string;
let title: string;
beforeAll(async () => {
  service = await testService();
  const { course, pictures } = await theFlagship();
  title = course.title;
  edition = await service.publish(course, new Map(pictures));
});
afterAll(() => service.stop());

const send = (path: string, fields: Record<string, string> = {}) =>
  service.submit(path, { clientMutationId: randomUUID(), ...fields });

const sql = (text: string, values: unknown[]) =>
  service.database.contexts
    .forService(service.instituteId)
    .tx((db) => db.query(text, values as string[]));

function aClass(changes: Parameters<typeof anOffering>[2] = {}): Promise<Scheduled> {
  const of = { course: 'love-and-sex-after-50', editionId: edition };
  return anOffering(service.database.source, service.instituteId, { ...of, ...changes });
}

async function enter(id: string, member: string, print = 'standard'): Promise<void> {
  const { status } = await send(`/classes/${id}/places`, { member, print, consented: 'yes' });
  expect(status).toBe(303);
}

/** Somebody without e-mail. */
async function onPaper(name: string): Promise<string> {
  const { headers } = await send('/people/new', { name });
  return String(headers['location']).split('?')[0]!.split('/')[2]!;
}

const withMail = (name: string): Promise<Somebody> =>
  aMember(service.database.source, service.instituteId, ['learner'], { name });

describe('letters', () => {
  let held: Scheduled;
  beforeAll(async () => {
    held = await aClass({ first: new Date(Date.now() + 30 * DAY) });
    await enter(held.id, await onPaper('Ada Rivera'), 'large');
    await enter(held.id, await onPaper('Ben Rivera'), 'xlarge');
    await enter(held.id, (await withMail('Cleo Mailer')).who.membershipId);
    await sql(
      `UPDATE enrolment SET state = 'offered', offered_until = now() + interval '1 day'
        WHERE offering_id = $1 AND print = 'xlarge'`,
      [held.id],
    );
    // Its fifth lesson asks for notice.
    await sql('UPDATE class_session SET number = 5 WHERE id = $1', [held.sessions[3]]);
  });

  it('go to those who have no e-mail: about a place that is theirs, or a seat that is kept for them', async () => {
    const { status, bytes, headers } = await service.get(`/classes/${held.id}/letters.pdf`);
    expect([status, headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(await audit(bytes, { smallestType: 18 })).toEqual([]);
    const words = await pdfText(bytes);
    expect(words).toMatch(/Ada Rivera .*Your place is kept.*Ben Rivera .*A seat has come free/);
    expect(words).toContain('Your papers are in large print.');
    expect(words).not.toContain('Cleo');
    expect(words).not.toContain(title);
    const page = (await service.get(`/classes/${held.id}/places`)).text;
    expect(page).toContain('2 of them have no e-mail.');
    expect(page).toContain(`/sessions/${held.sessions[3]}/letters.pdf`);
    expect(page).not.toContain(`/sessions/${held.sessions[0]}/letters.pdf`);
  });

  it('tell those who have a seat what is coming, where the lesson asks for that', async () => {
    const of = (session: string) => `/classes/${held.id}/sessions/${session}/letters.pdf`;
    const { bytes } = await service.get(of(held.sessions[3]!));
    const words = await pdfText(bytes);
    expect(words).toContain('What is coming');
    expect(words).toContain('Ada Rivera');
    expect(words).not.toContain('Ben');
    expect(await audit(bytes, { smallestType: 18 })).toEqual([]);
    expect((await service.get(of(held.sessions[0]!))).status).toBe(404);
  });

  it('are for the office, and for classes ahead', async () => {
    const learner = service.as(await withMail('Dee'));
    expect((await learner.get(`/classes/${held.id}/letters.pdf`)).status).toBe(403);
    for (const changes of [
      { state: 'draft' as const },
      { first: new Date(Date.now() - 60 * DAY) },
    ]) {
      const { id } = await aClass(changes);
      const { status, text } = await service.get(`/classes/${id}/letters.pdf`);
      expect([status, text]).toEqual([
        422,
        expect.stringContaining('There is nobody to write to just now.'),
      ]);
    }
  });
});

describe('certificates on paper', () => {
  it('are printed one by one, all together, and by whoever has one', async () => {
    const { id } = await aClass({ completionShare: 0 });
    const [ada, ben] = [await withMail('Ada Rivera'), await withMail('Ben Rivera')];
    for (const { who } of [ada, ben]) await enter(id, who.membershipId);
    await sql(`UPDATE offering SET state = 'finished' WHERE id = $1`, [id]);
    const own = (who: Somebody) => service.as(who).get(`/classes/${id}/certificate.pdf`);
    expect((await own(ada)).status).toBe(404);
    expect((await service.get(`/classes/${id}/certificates.pdf`)).status).toBe(404);
    await send(`/classes/${id}/certificates`);

    const all = (await service.get(`/classes/${id}/certificates.pdf?paper=a4`)).bytes;
    expect(await audit(all, { smallestType: 12 })).toEqual([]);
    const pages = (await pdfPages(all)).filter((words) => words.trim());
    expect(pages.map((words) => /say that (.+?) has/.exec(words)![1])).toEqual([
      'Ada Rivera',
      'Ben Rivera',
    ]);
    expect(pages[0]).toContain('Held in 4 sessions from December 1, 2026 to December 22, 2026.');
    expect(pages.join(' ')).not.toContain(title);

    const page = (await service.get(`/classes/${id}/completion`)).text;
    const [link] = /\/classes\/[^"]+\/certificates\/[^"?]+\.pdf/.exec(page)!;
    const one = await pdfText((await service.get(`${link}?size=large`)).bytes);
    expect(one).toContain('Ada Rivera');
    expect(one).not.toContain('Ben');
    const code = /certificate\/ ?([\w-][\w -]{31,40}?)(?= Certificate)/.exec(one)![1]!;
    const check = await service.as(undefined).get(`/certificate/${code.replaceAll(' ', '')}`);
    expect(check.text).toContain('This certificate is valid.');

    const bens = await own(ben);
    expect(await pdfText(bens.bytes)).toContain('Ben Rivera');
    expect((await service.as(ben).get(`/classes/${id}/register`)).text).toContain(
      'Your certificate',
    );
    expect((await service.as(ben).get(link)).status).toBe(403);
    const other = await aClass();
    const stranger = link.replace(id, other.id);
    expect((await service.get(stranger)).status).toBe(404);

    // Taken back, it is printed no more.
    await service.ask(
      'mutation($input: RevokeCertificateInput!) { revokeCertificate(input: $input) { __typename } }',
      { input: { clientMutationId: randomUUID(), id: /certificates\/(.+)\.pdf/.exec(link)![1] } },
    );
    expect((await own(ada)).status).toBe(404);
    expect((await service.get(link)).status).toBe(404);
  });
});

describe('who was away', () => {
  it('is on the page of the sheet, with a sheet for them in each print', async () => {
    const { id, sessions } = await aClass();
    await enter(id, await onPaper('Ada Rivera'));
    await enter(id, await onPaper('Ben Rivera'));
    const at = `/classes/${id}/sessions/${sessions[0]}/attendance`;
    const before = (await service.get(at)).text;
    expect(before).not.toContain('Who was away');
    const [, ada] = /for="([0-9a-f-]{36})">Ada/.exec(before)!;
    expect((await send(at, { [ada!]: 'present' })).status).toBe(303);
    const { text } = await service.get(at);
    expect(text).toMatch(/Who was away<\/h2>\s*<ul>\s*<li>Ben Rivera<\/li>\s*<\/ul>/);
    const links = [...text.matchAll(/href="(\/p\/[^"]+catch-up[^"]+)"/g)].map(([, href]) => href!);
    expect(links).toHaveLength(3);
    for (const link of links) {
      const { status, headers } = await service.get(
        link.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='),
      );
      expect([status, headers['content-type']]).toEqual([200, 'application/pdf']);
    }
    const never = `/classes/${id}/sessions/${sessions[2]}/attendance`;
    expect((await service.get(never)).text).not.toContain('Who was away');
  });
});
