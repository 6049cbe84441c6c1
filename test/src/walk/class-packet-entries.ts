import { randomUUID } from 'node:crypto';
import { ClassPacketService, PacketService } from '@hearthside/print';
import { anOffering, type Scheduled } from '../offerings.js';
import type { Cast } from './cast.js';
import type { ChangeEntry } from './change-entries.js';
import type { FieldEntry, TypeEntry } from './field-entries.js';
import type { RouteEntry } from './route-entries.js';
import type { SubscriptionEntry } from './walk-subscriptions.js';
import type { Walker } from './walkers.js';

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
};
