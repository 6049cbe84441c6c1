import { randomUUID } from 'node:crypto';
import { Keys } from '@hearthside/platform';
import { anInstitute } from '../people.js';
import type { Cast } from './cast.js';
import { sendForm } from './packets.js';
import type { RouteEntry } from './route-entries.js';
import { EVERYONE, OF_A, OFFICE } from './walkers.js';

const page = (path: string, shows: RouteEntry['shows']): RouteEntry => ({
  call: ({ sender }) => sender.get(path),
  may: OFFICE,
  alike: true,
  ...(shows && { shows }),
});

/** A form about the walker's own institute; about A's nothing changes unless the walker is of its office. */
const form = (path: string, fields: () => Record<string, string>): RouteEntry => ({
  call: ({ sender }) => sender.submit(path, { clientMutationId: randomUUID(), ...fields() }),
  may: OFFICE,
  alike: true,
  changes: true,
});

const HELPLINE = '/institute/resources/tea/helpline';
const ZONES = ['Europe/Paris', 'Asia/Tokyo', 'Africa/Cairo'];
let turn = 0;

/** An institute with a provider that answers nobody; it is none of those that walk. */
async function withProvider({ service }: Cast): Promise<string> {
  const { database, app } = service;
  const instituteId = await anInstitute(database.source, { name: 'Fir House' });
  const [issuer, clientId] = ['https://127.0.0.1:9', 'us'];
  const belongsTo = [instituteId, issuer, clientId].join(' ');
  const sealed = app.get(Keys).seal(Buffer.from('x'), 'identity-provider', belongsTo);
  await database.contexts.forService(instituteId).tx((db) =>
    db.query(
      `INSERT INTO identity_provider
         (institute_id, issuer, client_id, sealed_secret, domains, changed_at)
       VALUES ($1, $2, $3, $4, '{example.org}', now())`,
      [instituteId, issuer, clientId, sealed],
    ),
  );
  return instituteId;
}

/** What an institute says about itself, and how its staff sign in. */
export const instituteRoutes: Record<string, RouteEntry> = {
  'GET /institute': page('/institute', 'institute'),
  'GET /institute/brand': page('/institute/brand', 'institute'),
  'GET /institute/reporting': page('/institute/reporting', 'leaders'),
  'GET /institute/resources': page('/institute/resources', 'course'),
  'GET /institute/resources/:course/:resource': page(HELPLINE, 'leaders'),
  'GET /institute/sign-in': page('/institute/sign-in', { text: 'name="issuer"' }),
  'GET /institute/logo/:hash': {
    call: ({ sender, cast }) => sender.get(`/institute/logo/${cast.a.logo}`),
    may: OF_A,
    shows: 'institute',
  },
  'GET /assets/institute/:file': {
    call: ({ sender }) => sender.get('/assets/institute/336699.css'),
    may: EVERYONE,
    shows: { text: '--hearth' },
  },
  'POST /institute': form('/institute', () => ({
    ...{ name: 'Elm House', contact: `Ring ${randomUUID()}` },
    timeZone: ZONES[turn++ % 3]!,
  })),
  'POST /institute/brand': {
    call: ({ sender }) =>
      sendForm(sender, '/institute/brand', {
        ...{ clientMutationId: randomUUID(), name: `Elm ${randomUUID()}`, color: '#336699' },
      }),
    may: OFFICE,
    alike: true,
    changes: true,
  },
  'POST /institute/brand/without-logo': form('/institute/brand/without-logo', () => ({})),
  'POST /institute/reporting': form('/institute/reporting', () => ({
    ...{ answer: `Yes. ${randomUUID()}`, by: 'A lawyer', on: '2026-11-02' },
  })),
  'POST /institute/resources/:course/:resource': form(HELPLINE, () => ({
    ...{
      name: `A line ${randomUUID()}`,
      phone: '555',
      verifiedBy: 'Ann',
      verifiedOn: '2026-11-01',
    },
  })),
  'POST /institute/resources/:course/:resource/forget': form(`${HELPLINE}/forget`, () => ({})),
  // Nobody can be let through here without a provider that answers; its own specs have one.
  'POST /institute/sign-in': {
    call: ({ sender }) =>
      sender.submit('/institute/sign-in', {
        ...{ issuer: 'https://127.0.0.1:9', clientId: 'us', clientSecret: 'x' },
        domains: 'example.org',
      }),
    may: [],
    keeps: true,
  },
  'POST /institute/sign-in/remove': {
    ready: async ({ sql, a }) => {
      await sql.query(
        `INSERT INTO identity_provider
           (institute_id, issuer, client_id, sealed_secret, domains, changed_at)
         VALUES ($1, 'https://127.0.0.1:9', 'us', '', '{example.org}', now())
         ON CONFLICT DO NOTHING`,
        [a.instituteId],
      );
      return '';
    },
    call: ({ sender }) => sender.submit('/institute/sign-in/remove', {}),
    may: OFFICE,
    alike: true,
    changes: true,
  },
  // Whoever has the address is told whose it is: it stands on the institute's own pages.
  'GET /sign-in/with/:institute': {
    ready: withProvider,
    call: ({ sender, ready }) => sender.get(`/sign-in/with/${ready}`),
    may: EVERYONE,
    shows: { text: 'Fir House' },
  },
  'GET /sign-in/with/:institute/go': {
    ready: withProvider,
    call: ({ sender, ready }) => sender.get(`/sign-in/with/${ready}/go`),
    may: [],
    keeps: true,
  },
  'GET /sign-in/provider/:institute': {
    ready: withProvider,
    call: ({ sender, ready }) => sender.get(`/sign-in/provider/${ready}?code=x&state=y`),
    may: [],
    keeps: true,
  },
};
