import { randomUUID } from 'node:crypto';
import type { Sender } from '../service.js';
import { anOffering } from '../offerings.js';
import type { Cast } from './cast.js';
import type { RouteEntry } from './route-entries.js';
import { MEMBERS, OF_A, OFFICE, type Walker } from './walkers.js';

/** The office, and those who lead the class or help in it. */
const STAFF: readonly Walker[] = ['coordinator', 'facilitator', 'assistant'];

const send = (sender: Sender, path: string, fields: Record<string, string>) =>
  sender.submit(path, { clientMutationId: randomUUID(), ...fields });

const atClass = ({ offering }: Cast) => `/classes/${offering.id}`;
const atSession = (cast: Cast) => `${atClass(cast)}/sessions/${cast.offering.sessions[1]}`;

const page = (path: (cast: Cast) => string, more: Omit<RouteEntry, 'call'>): RouteEntry => ({
  call: ({ sender, cast }) => sender.get(path(cast)),
  ...more,
});

/** Another class at A, in which there is something to do. */
async function aClass({ service, a }: Cast): Promise<string> {
  const { id } = await anOffering(service.database.source, a.instituteId);
  return id;
}

/** A place of somebody new in the class of A. */
async function aPlace(cast: Cast): Promise<string> {
  return enter(cast, cast.offering.id, (await cast.fresh('learner')).who.membershipId);
}

async function enter({ sql, a }: Cast, offering: string, membership: string): Promise<string> {
  const id = randomUUID();
  await sql.query(
    `INSERT INTO enrolment
       (institute_id, id, offering_id, membership_id, state, source, turn, entered_at, print)
     VALUES ($1, $2, $3, $4, 'held', 'office',
             (SELECT coalesce(max(turn), 0) + 1 FROM enrolment), now(), 'large')`,
    [a.instituteId, id, offering, membership],
  );
  return id;
}

/** Another class at A, which is over, and which somebody has completed. */
async function aFinishedClass(cast: Cast): Promise<string> {
  const { id } = await anOffering(cast.service.database.source, cast.a.instituteId, {
    ...{ state: 'finished', completionShare: 0 },
  });
  await enter(cast, id, (await cast.fresh('learner')).who.membershipId);
  return id;
}

/** Another class at A, in which everybody of A has a place. */
async function ownPlaces(cast: Cast): Promise<string> {
  const id = await aClass(cast);
  for (const walker of OF_A) {
    await enter(cast, id, cast.people[walker as keyof Cast['people']].who.membershipId);
  }
  return id;
}

const MARKS = ['present', 'late', 'absent', 'apologized'];
let turn = 0;

/** What is seen and done about classes. */
export const classRoutes: Record<string, RouteEntry> = {
  'GET /classes': {
    call: ({ sender }) => sender.get('/classes'),
    ...{ may: MEMBERS, alike: true },
  },
  'GET /classes/new': {
    call: ({ sender }) => sender.get('/classes/new'),
    ...{ may: OFFICE, alike: true, shows: { text: 'name="skipped"' } },
  },
  'POST /classes/new': {
    call: ({ sender }) =>
      send(sender, '/classes/new', { course: 'tea/standard', first: '2027-02-16', time: '10:00' }),
    ...{ may: OFFICE, alike: true, changes: true },
  },
  'GET /classes/:id': page(atClass, { may: OF_A, shows: { of: 'place of a class' } }),
  'POST /classes/:id/stage': {
    ready: aClass,
    call: ({ sender, ready }) => send(sender, `/classes/${ready}/stage`, { to: 'cancel' }),
    ...{ may: OFFICE, changes: true },
  },
  'POST /classes/:id/leaders': {
    ready: aClass,
    call: ({ sender, ready, cast }) => {
      const leader1 = cast.people.facilitator.who.membershipId;
      return send(sender, `/classes/${ready}/leaders`, { leader1, trained1: 'yes' });
    },
    ...{ may: OFFICE, changes: true },
  },
  'GET /classes/:id/change': page((cast) => `${atClass(cast)}/change`, { may: OFFICE }),
  'POST /classes/:id/change': {
    ready: aClass,
    call: ({ sender, ready }) =>
      send(sender, `/classes/${ready}/change`, {
        ...{ version: '1', place: 'Room 9', seats: '20', completionShare: '1', completionOf: '2' },
      }),
    ...{ may: OFFICE, changes: true },
  },
  'GET /classes/:id/sessions/:session/move': page((cast) => `${atSession(cast)}/move`, {
    may: OFFICE,
  }),
  'POST /classes/:id/sessions/:session/move': {
    ready: async ({ service, a }) => {
      const { id, sessions } = await anOffering(service.database.source, a.instituteId);
      return `/classes/${id}/sessions/${sessions[3]}/move`;
    },
    call: ({ sender, ready }) => send(sender, ready, { day: '2027-05-01', time: '10:00' }),
    ...{ may: OFFICE, changes: true },
  },
  'GET /classes/:id/places': page((cast) => `${atClass(cast)}/places`, {
    may: STAFF,
    shows: { of: 'needs of learner' },
  }),
  'POST /classes/:id/places': {
    ready: async (cast) => (await cast.fresh('learner')).who.membershipId,
    call: ({ sender, cast, ready }) =>
      send(sender, `${atClass(cast)}/places`, { member: ready, print: 'large', consented: 'yes' }),
    ...{ may: OFFICE, changes: true },
  },
  'POST /classes/:id/places/:place': {
    ready: aPlace,
    call: ({ sender, cast, ready }) =>
      send(sender, `${atClass(cast)}/places/${ready}`, { to: 'withdraw' }),
    ...{ may: OFFICE, changes: true },
  },
  'POST /classes/:id/places/reminders': {
    ready: async (cast) => (await cast.fresh('learner')).who.membershipId,
    call: ({ sender, cast, ready }) =>
      send(sender, `${atClass(cast)}/places/reminders`, { whom: ready, to: 'none' }),
    ...{ may: OFFICE, changes: true },
  },
  'GET /classes/:id/completion': page((cast) => `${atClass(cast)}/completion`, {
    may: ['coordinator', 'facilitator'],
    shows: { of: 'name of learner' },
  }),
  'POST /classes/:id/certificates': {
    ready: aFinishedClass,
    call: ({ sender, ready }) => send(sender, `/classes/${ready}/certificates`, {}),
    ...{ may: OFFICE, changes: true },
  },
  'GET /classes/:id/register': page((cast) => `${atClass(cast)}/register`, { may: OF_A }),
  'POST /classes/:id/register': {
    ready: aClass,
    call: ({ sender, ready }) => send(sender, `/classes/${ready}/register`, { consented: 'yes' }),
    ...{ may: OF_A, changes: true },
  },
  'POST /classes/:id/register/answer': {
    ready: ownPlaces,
    call: ({ sender, ready }) =>
      send(sender, `/classes/${ready}/register/answer`, { to: 'withdraw' }),
    ...{ may: OF_A, changes: true },
  },
  'GET /classes/:id/sessions/:session/attendance': page((cast) => `${atSession(cast)}/attendance`, {
    may: STAFF,
    shows: { of: 'name of learner' },
  }),
  'POST /classes/:id/sessions/:session/attendance': {
    call: ({ sender, cast }) =>
      send(sender, `${atSession(cast)}/attendance`, {
        [cast.offering.enrolment]: MARKS[turn++ % MARKS.length]!,
      }),
    ...{ may: STAFF, changes: true },
  },
};
