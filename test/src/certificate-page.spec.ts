import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CertificateService } from '@hearthside/delivery';
import { axeViolations } from './browser.js';
import { inBrowser, servedInBrowser } from './in-browser.js';
import { anOffering } from './offerings.js';
import { aMember, type Somebody } from './people.js';
import { testService, type TestService } from './service.js';

const NAME = 'Rosalind Unmistakable';

/** A certificate of somebody's, in a class that takes nothing to complete. */
async function aCertificate({ app, database, instituteId, me }: TestService) {
  const { source, contexts } = database;
  const { id: offering } = await anOffering(source, instituteId, {
    ...{ state: 'finished', completionShare: 0, label: 'Unmistakable autumn' },
  });
  const learner = await aMember(source, instituteId, ['learner'], { name: NAME });
  await contexts.forService(instituteId).tx((db) =>
    db.query(
      `INSERT INTO enrolment
         (institute_id, id, offering_id, membership_id, state, source, turn, entered_at, print)
       VALUES ($1, $2, $3, $4, 'held', 'office', 1, now(), 'standard')`,
      [instituteId, randomUUID(), offering, learner.who.membershipId],
    ),
  );
  const certificates = app.get(CertificateService);
  const office = contexts.for(me.who);
  await certificates.issueCertificates(office, offering);
  const [made] = (await certificates.certificatesOf(office, offering)).certificates;
  return {
    id: made!.id,
    code: made!.checkCode!,
    revoke: () => certificates.revokeCertificate(office, made!.id),
  };
}

describe('the page of a certificate', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await testService();
  });
  afterAll(() => service.stop());

  const look = (code: string, who?: Somebody) => service.as(who).get(`/certificate/${code}`);

  it('tells anybody that it is valid, and nothing else', async () => {
    const { code } = await aCertificate(service);
    for (const who of [undefined, service.me]) {
      const { status, text, headers } = await look(code, who);
      expect(status).toBe(200);
      expect(text).toContain('This certificate is valid.');
      expect(text).toContain('<title>Certificate – Hearthside</title>');
      expect(headers['cache-control']).toBe('private, no-store');
      for (const word of [NAME, 'Unmistakable', 'Tea', 'Kitchen hour', 'Room 2', code]) {
        expect(text).not.toContain(word);
      }
    }
    const { text } = await look(code);
    expect(text).not.toContain('Elm House');
  });

  it('answers the same for a code that is unknown, revoked or none at all', async () => {
    const { id, code, revoke } = await aCertificate(service);
    await revoke();
    const codes = [
      ...[code, 'A'.repeat(32), 'x', id, '%20', '%00', '%25', "'%20OR%20true%20--", '%C3%9F'],
      ...['<script>', '..%2f..', 'z'.repeat(100)].map((word) =>
        word.replace(/[<>]/g, encodeURIComponent),
      ),
    ];
    const answers = await Promise.all(codes.map((each) => look(each)));
    expect(answers[0]!.text).toContain('There is no valid certificate at this address.');
    for (const { status, text, headers } of answers) {
      expect([status, text]).toEqual([200, answers[0]!.text]);
      const names = ({ date: _, ...rest }: Record<string, unknown>) => rest;
      expect(names(headers)).toEqual(names(answers[0]!.headers));
    }
  });
});

inBrowser('the page of a certificate in a browser', () => {
  let code = '';
  const visitPage = servedInBrowser(async () => {
    const service = await testService();
    ({ code } = await aCertificate(service));
    return service;
  });

  it.each([true, false])('passes axe at AA and AAA, dark: %s', async (dark) => {
    const colorScheme = dark ? 'dark' : 'light';
    for (const path of [`/certificate/${code}`, '/certificate/none']) {
      const complaints = await visitPage(path, { colorScheme }, async (page) => {
        expect(await axeViolations(page)).toEqual([]);
      });
      expect(complaints).toEqual([]);
    }
  });
});
