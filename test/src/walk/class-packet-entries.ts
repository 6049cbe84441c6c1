import { randomUUID } from 'node:crypto';
import { CertificateService } from '@hearthside/delivery';
import { ClassPacketService, PacketService } from '@hearthside/print';
import { anOffering, type Scheduled } from '../offerings.js';
import type { Cast } from './cast.js';
import type { ChangeEntry } from './change-entries.js';
import type { FieldEntry, TypeEntry } from './field-entries.js';
import type { RouteEntry } from './route-entries.js';
import type { SubscriptionEntry } from './walk-subscriptions.js';
import { OF_A, OFFICE, type Walker } from './walkers.js';

const LEADING: readonly Walker[] = ['coordinator', 'facilitator'];

/** A class at A on its own course, led by the facilitator. */
function aPrintedClass({ service, a, people }: Cast): Promise<Scheduled> {
  const leaders = [people.facilitator.who.membershipId];
  const of = { course: 'tea', editionId: a.editionId, leaders };
  return anOffering(service.database.source, a.instituteId, of);
}

async function withSomebody(cast: Cast): Promise<Scheduled> {
  const scheduled = await aPrintedClass(cast);
  const { who } = await cast.fresh('learner');
  await cast.sql.query(
    `INSERT INTO enrolment
       (institute_id, id, offering_id, membership_id, state, source, turn, entered_at, print)
     VALUES ($1, $2, $3, $4, 'held', 'office', 1, now(), 'large')`,
    [cast.a.instituteId, randomUUID(), scheduled.id, who.membershipId],
  );
  return scheduled;
}

/** A class that is over, in which everybody of A has a certificate; and one of them. */
async function certified(cast: Cast): Promise<{ at: string; one: string }> {
  const { service, a, sql, people } = cast;
  const scheduled = await anOffering(service.database.source, a.instituteId, {
    ...{ course: 'tea', editionId: a.editionId, state: 'finished', completionShare: 0 },
  });
  for (const [turn, walker] of OF_A.entries()) {
    const { membershipId } = people[walker as keyof Cast['people']].who;
    await sql.query(
      `INSERT INTO enrolment
         (institute_id, id, offering_id, membership_id, state, source, turn, entered_at, print)
       VALUES ($1, $2, $3, $4, 'held', 'office', $5, now(), 'standard')`,
      [a.instituteId, randomUUID(), scheduled.id, membershipId, turn + 1],
    );
  }
  const office = service.database.contexts.for(people.coordinator.who);
  const certificates = service.app.get(CertificateService);
  await certificates.issueCertificates(office, scheduled.id);
  const issued = await certificates.certificatesOf(office, scheduled.id);
  return { at: `/classes/${scheduled.id}`, one: issued.certificates[0]!.id };
}

/** A class ahead, in which somebody without e-mail has a seat. */
async function written(cast: Cast): Promise<Scheduled> {
  const first = new Date(Date.now() + 30 * 24 * 60 * 60 * 1000);
  const { service, a, sql } = cast;
  const of = { course: 'tea', editionId: a.editionId, first };
  const scheduled = await anOffering(service.database.source, a.instituteId, of);
  const { who } = await cast.fresh('learner');
  await sql.query(`UPDATE auth."user" SET email = id || '@no-email.invalid' WHERE id = $1`, [
    who.userId,
  ]);
  await sql.query(
    `INSERT INTO enrolment
       (institute_id, id, offering_id, membership_id, state, source, turn, entered_at, print)
     VALUES ($1, $2, $3, $4, 'held', 'office', 1, now(), 'large')`,
    [a.instituteId, randomUUID(), scheduled.id, who.membershipId],
  );
  return scheduled;
}

/** Puts the class on an edition whose lesson asks that people are told beforehand. */
async function askNotice({ sql, a }: Cast, offering: string): Promise<void> {
  const edition = randomUUID();
  await sql.query(
    `INSERT INTO edition (id, institute_id, course_slug, content_hash, published_on, course)
     SELECT $1, institute_id, course_slug, $1, published_on, course FROM edition WHERE id = $2`,
    [edition, a.editionId],
  );
  await sql.query(
    `INSERT INTO edition_lesson (edition_id, number, tree)
     SELECT $1, number, jsonb_set(tree, '{noticeDays}', '7') FROM edition_lesson
      WHERE edition_id = $2`,
    [edition, a.editionId],
  );
  await sql.query('UPDATE offering SET edition_id = $1 WHERE id = $2', [edition, offering]);
}

const sessionIn = async (cast: Cast) => (await withSomebody(cast)).sessions[0]!;

/** The papers of a class, ready; asked for by the facilitator, who leads it. */
export async function printPapers(cast: Cast): Promise<Cast['printed']> {
  const { app, database } = cast.service;
  const [session, empty] = [await sessionIn(cast), (await aPrintedClass(cast)).sessions[0]!];
  const ctx = database.contexts.for(cast.people.facilitator.who);
  const input = { session, clientMutationId: randomUUID() };
  const made = await app.get(ClassPacketService).make(ctx, input);
  if (!('plan' in made)) throw new Error(made.message);
  for await (const _ of app.get(PacketService).watch(made)) continue;
  if (made.state !== 'ready') throw new Error(`The packet is ${made.state}.`);
  return { packet: made.id, session, empty };
}

const packet = ({ printed }: Cast) => `packet(id: "${printed.packet}")`;
const below = (field: string) => (cast: Cast) => `${packet(cast)} { ${field} { % } }`;
const refused = (asked: string) => (cast: Cast) =>
  `mutation: makeClassPacket(input: {clientMutationId: "walk-packet", session: "${cast.printed.empty}"}) { ... on PacketRefusal { ${asked} } }`;

export const packetTypes: Record<string, TypeEntry> = {
  Packet: { path: (cast) => `${packet(cast)} { % }`, may: LEADING },
  PacketFileLink: { path: below('files'), may: LEADING },
  PacketList: { path: below('contents'), may: LEADING },
  PacketSheet: { path: (cast) => `${packet(cast)} { contents { sheets { % } } }`, may: LEADING },
  PacketRefusal: { path: refused('%'), may: LEADING },
  PacketProblem: { path: refused('problems { % }'), may: LEADING },
};

export const packetFields: Record<string, FieldEntry> = {
  'Query.packet': { args: ({ printed }) => `(id: "${printed.packet}")`, may: LEADING },
  'Packet.failure': { empty: 'it has not failed' },
};

export const packetChanges: Record<string, ChangeEntry> = {
  makeClassPacket: {
    input: async (cast) => ({ session: await sessionIn(cast), spares: 0 }),
    may: LEADING,
  },
};

export const packetSubscriptions: Record<string, SubscriptionEntry> = {
  packetProgress: {
    asked: ({ printed }) => `packetProgress(id: "${printed.packet}") { id state }`,
    may: LEADING,
  },
};

const at = ({ id, sessions }: Scheduled) => `/classes/${id}/sessions/${sessions[0]}/packet`;

export const packetRoutes: Record<string, RouteEntry> = {
  'GET /classes/:id/sessions/:session/packet': {
    ready: async (cast) => at(await withSomebody(cast)),
    call: ({ sender, ready }) => sender.get(ready),
    may: LEADING,
    shows: { text: 'Make the packet' },
  },
  'POST /classes/:id/sessions/:session/packet': {
    ready: async (cast) => at(await withSomebody(cast)),
    call: ({ sender, ready }) =>
      sender.submit(ready, { clientMutationId: randomUUID(), spares: '0' }),
    ...{ may: LEADING, changes: true },
  },
  'GET /classes/:id/certificates.pdf': {
    ready: async (cast) => `${(await certified(cast)).at}/certificates.pdf`,
    call: ({ sender, ready }) => sender.get(ready),
    ...{ may: OFFICE, shows: { text: '%PDF' } },
  },
  'GET /classes/:id/certificates/:file': {
    ready: async (cast) => {
      const { at: atClass, one } = await certified(cast);
      return `${atClass}/certificates/${one}.pdf`;
    },
    call: ({ sender, ready }) => sender.get(ready),
    ...{ may: OFFICE, shows: { text: '%PDF' } },
  },
  'GET /classes/:id/certificate.pdf': {
    ready: async (cast) => `${(await certified(cast)).at}/certificate.pdf`,
    call: ({ sender, ready }) => sender.get(ready),
    ...{ may: OF_A, shows: { text: '%PDF' } },
  },
  'GET /classes/:id/sessions/:session/letters.pdf': {
    ready: async (cast) => {
      const { id, sessions } = await written(cast);
      await askNotice(cast, id);
      return `/classes/${id}/sessions/${sessions[0]}/letters.pdf`;
    },
    call: ({ sender, ready }) => sender.get(ready),
    ...{ may: OFFICE, shows: { text: '%PDF' } },
  },
  'GET /classes/:id/letters.pdf': {
    ready: async (cast) => `/classes/${(await written(cast)).id}/letters.pdf`,
    call: ({ sender, ready }) => sender.get(ready),
    ...{ may: OFFICE, shows: { text: '%PDF' } },
  },
};
