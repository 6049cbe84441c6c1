import { randomUUID } from 'node:crypto';
import { anOffering } from '../offerings.js';
import type { Cast } from './cast.js';
import type { ChangeEntry } from './change-entries.js';
import { aClass as aLedClass } from './enrolment-entries.js';
import type { FieldEntry, TypeEntry } from './field-entries.js';
import { sendForm } from './packets.js';
import type { RouteEntry, RouteStep } from './route-entries.js';
import { CLASS, EVERYONE, MEMBERS, OF_A, OFFICE } from './walkers.js';

/** Somebody who is known, somebody new, the same name again, and an address that is none. */
const listOf = ({ people }: Cast) =>
  `Name,E-mail\n${people.learner.name},\nWalk Anew,\nWalk Anew,\nAda,wrong`;

const preview = (cast: Cast) =>
  `rosterPreview(offering: "${cast.offering.id}", csv: ${JSON.stringify(listOf(cast))})`;

const MADE = 'mutation: makeCalendar(input: {clientMutationId: "walk-calendar"})';

export const rosterTypes: Record<string, TypeEntry> = {
  RosterPreview: { path: (cast) => `${preview(cast)} { % }`, may: OFFICE },
  RosterLine: { path: (cast) => `${preview(cast)} { lines { % } }`, may: OFFICE },
  RosterCandidate: {
    path: (cast) => `${preview(cast)} { lines { candidates { % } } }`,
    may: OFFICE,
  },
  RosterRemark: { path: (cast) => `${preview(cast)} { lines { remarks { % } } }`, may: OFFICE },
  OwnCalendar: { path: `${MADE} { ... on OwnCalendar { % } }`, may: MEMBERS },
  CalendarAddress: { path: `${MADE} { ... on OwnCalendar { calendar { % } } }`, may: MEMBERS },
};

export const rosterFields: Record<string, FieldEntry> = {
  'Query.rosterPreview': {
    args: ({ offering }) => `(offering: "${offering.id}", csv: "Name\\nWalk Anew")`,
    may: OFFICE,
  },
  'Query.myCalendar': { may: MEMBERS, empty: 'each makes their own on wish' },
};

async function aClass({ service, a }: Cast): Promise<string> {
  const first = new Date(Date.now() + 30 * 24 * 60 * 60 * 1000);
  return (await anOffering(service.database.source, a.instituteId, { first })).id;
}

export const rosterChanges: Record<string, ChangeEntry> = {
  importRoster: {
    input: async (cast) => {
      const [offering, csv] = [await aClass(cast), `Name\nWalk ${randomUUID()}`];
      const query =
        'query($o: ID!, $c: String!) { rosterPreview(offering: $o, csv: $c) { digest } }';
      const { data } = await cast.as('coordinator').ask(query, { o: offering, c: csv });
      return { offering, csv, digest: data.rosterPreview.digest };
    },
    may: OFFICE,
  },
  makeCalendar: { input: async () => ({}), may: OF_A },
  revokeCalendar: { input: async () => ({}), may: OF_A },
};

const send = ({ sender }: RouteStep, path: string, fields: Record<string, string>) =>
  sender.submit(path, { clientMutationId: randomUUID(), ...fields });

/** A place of somebody new in the class of A. */
async function aPlace({ sql, a, offering, fresh }: Cast): Promise<string> {
  const [id, { who }] = [randomUUID(), await fresh('learner')];
  await sql.query(
    `INSERT INTO enrolment
       (institute_id, id, offering_id, membership_id, state, source, turn, entered_at, print)
     VALUES ($1, $2, $3, $4, 'held', 'office',
             (SELECT coalesce(max(turn), 0) + 1 FROM enrolment), now(), 'large')`,
    [a.instituteId, id, offering.id, who.membershipId],
  );
  return `/classes/${offering.id}/places/${id}`;
}

const place = (path: string, fields: Record<string, string>): RouteEntry => ({
  ready: aPlace,
  call: (step) => send(step, `${step.ready}/${path}`, fields),
  ...{ may: OFFICE, changes: true },
});

export const rosterRoutes: Record<string, RouteEntry> = {
  'GET /classes/:id/roster': {
    call: ({ sender, cast }) => sender.get(`/classes/${cast.offering.id}/roster`),
    ...{ may: OFFICE, shows: { text: 'name="file"' } },
  },
  'POST /classes/:id/roster': {
    call: ({ sender, cast }) =>
      sendForm(sender, `/classes/${cast.offering.id}/roster`, {}, { file: listOf(cast) }),
    ...{ may: OFFICE, shows: { of: 'name of learner' }, keeps: true },
  },
  'POST /classes/:id/roster/enter': {
    ready: aClass,
    call: async ({ sender, cast, ready }) => {
      const path = `/classes/${ready}/roster`;
      const file = { file: `Name\nWalk ${randomUUID()}` };
      const { text } = await sendForm(cast.as('coordinator'), path, {}, file);
      const [list, digest] = ['list', 'digest'].map((name) =>
        new RegExp(`name="${name}" value="([^"]*)"`).exec(text)![1]!.replaceAll('&#x3D;', '='),
      ) as [string, string];
      const fields = { clientMutationId: randomUUID(), list, digest };
      return sendForm(sender, `${path}/enter`, fields);
    },
    ...{ may: OFFICE, changes: true },
  },
  'POST /classes/:id/roster/file': {
    call: (step) => send(step, `/classes/${step.cast.offering.id}/roster/file`, {}),
    ...{ may: OFFICE, shows: { of: 'name of learner' }, changes: true },
  },
  'POST /classes/one-roster': {
    call: (step) => send(step, '/classes/one-roster', {}),
    ...{ may: OFFICE, alike: true, changes: true },
  },
  'GET /classes/:id/places/:place': {
    call: ({ sender, cast: { offering } }) =>
      sender.get(`/classes/${offering.id}/places/${offering.enrolment}`),
    ...{ may: OFFICE, shows: { of: 'needs of learner' } },
  },
  'POST /classes/:id/places/:place/needs': place('needs', { print: 'xlarge', hearing: 'A loop' }),
  'POST /classes/:id/places/:place/consent': place('consent', {}),
  'POST /classes/:id/places/:place/transfer': {
    ready: async (cast) => `${await aPlace(cast)} ${await aClass(cast)}`,
    call: (step) => {
      const [path, toOfferingId] = step.ready.split(' ') as [string, string];
      return send(step, `${path}/transfer`, { toOfferingId });
    },
    ...{ may: OFFICE, changes: true },
  },
  'GET /classes/:id/walk-in': {
    call: ({ sender, cast }) => sender.get(`/classes/${cast.offering.id}/walk-in`),
    ...{ may: CLASS, shows: { text: 'name="called"' } },
  },
  'POST /classes/:id/walk-in': {
    ready: async (cast) =>
      `${(await aLedClass(cast)).id} ${(await cast.fresh('learner')).who.membershipId}`,
    call: (step) => {
      const [id, member] = step.ready.split(' ') as [string, string];
      return send(step, `/classes/${id}/walk-in`, { member });
    },
    ...{ may: CLASS, changes: true },
  },
  'POST /classes/:id/walk-in/new': {
    ready: async (cast) => (await aLedClass(cast)).id,
    call: (step) => send(step, `/classes/${step.ready}/walk-in/new`, { name: 'Walk Anew' }),
    ...{ may: CLASS, changes: true },
  },
  'POST /account/calendar': {
    call: (step) => send(step, '/account/calendar', { to: 'make' }),
    may: MEMBERS,
  },
  'GET /calendar/:file': {
    ready: async (cast) => {
      const learner = cast.service.as(await cast.fresh('learner'));
      await learner.submit('/account/calendar', { clientMutationId: randomUUID(), to: 'make' });
      return /\/calendar\/[\w-]{43}\.ics/.exec((await learner.get('/account')).text)![0];
    },
    call: ({ sender, ready }) => sender.get(ready),
    ...{ may: EVERYONE, shows: { text: 'BEGIN:VCALENDAR' } },
  },
};
