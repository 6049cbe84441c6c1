import { randomUUID } from 'node:crypto';
import { CodeCards } from '@hearthside/people';
import type { Role } from '@hearthside/platform';
import type { Sender } from '../service.js';
import type { Cast } from './cast.js';
import { put } from './change-entries.js';
import type { RouteEntry } from './route-entries.js';
import { OFFICE } from './walkers.js';

/** A form that is done once. */
const send = (sender: Sender, path: string, fields: Record<string, string> = {}) =>
  sender.submit(path, { clientMutationId: randomUUID(), ...fields });

/** A page of the office, which each institute has. */
const page = (path: string, shows?: RouteEntry['shows']): RouteEntry => ({
  call: ({ sender }) => sender.get(path),
  may: OFFICE,
  alike: true,
  ...(shows && { shows }),
});

/** A page on the learner who walks, too. */
const onLearner = (path: string): RouteEntry => ({
  call: ({ sender, cast }) => sender.get(`/people/${cast.people.learner.who.membershipId}${path}`),
  may: OFFICE,
  shows: { of: 'name of learner' },
});

/** A form on somebody at A, in a state in which there is something to do. */
const onSomebody = (
  path: string,
  fields: Record<string, string> = {},
  ready: (cast: Cast) => Promise<string> = async (cast) => idOf(cast),
): RouteEntry => ({
  ready,
  call: ({ sender, ready: id }) => send(sender, `/people/${id}${path}`, fields),
  may: OFFICE,
  changes: true,
});

const idOf = async (cast: Cast, ...roles: Role[]) =>
  (await cast.fresh(...(roles.length > 0 ? roles : (['learner'] as const)))).who.membershipId;

async function withCard(cast: Cast): Promise<string> {
  const id = await idOf(cast);
  const office = cast.service.database.contexts.for(cast.people.coordinator.who);
  await cast.service.app.get(CodeCards).issue(office, id);
  return id;
}

/** Cards that the coordinator has just made; the address says which. */
async function cards(cast: Cast): Promise<string> {
  const made = await send(cast.as('coordinator'), '/people/cards', { people: await idOf(cast) });
  return String(made.headers['location']).split('?')[0]!;
}

async function failedJob({ sql, a }: Cast): Promise<string> {
  const id = randomUUID();
  await sql.query(
    `INSERT INTO failed_job (institute_id, id, task, what, failed_at, payload)
     VALUES ($1, $2, 'invitation', 'An invitation', now(), '{}')`,
    [a.instituteId, id],
  );
  return id;
}

/** What the office sees and does. */
export const officeRoutes: Record<string, RouteEntry> = {
  'GET /people': page('/people', { of: 'name of learner' }),
  'GET /people/new': page('/people/new', { text: 'name="email"' }),
  'GET /people/invite': page('/people/invite', { text: 'name="roles"' }),
  'GET /people/cards': page('/people/cards'),
  'GET /log': page('/log'),
  'GET /failed-work': page('/failed-work'),
  'GET /people/:id': onLearner(''),
  ...Object.fromEntries(
    ['back', 'card', 'email', 'end', 'erase', 'name', 'roles'].map((each) => [
      `GET /people/:id/${each}`,
      onLearner(`/${each}`),
    ]),
  ),
  'POST /people/new': {
    call: ({ sender }) => send(sender, '/people/new', { name: 'Noor Ali' }),
    ...{ may: OFFICE, alike: true, changes: true },
  },
  'POST /people/invite': {
    call: ({ sender }) => {
      const email = `${randomUUID()}@example.org`;
      return send(sender, '/people/invite', { name: 'Noor Ali', email, roles: 'facilitator' });
    },
    ...{ may: OFFICE, alike: true, changes: true },
  },
  'POST /people/cards': {
    ready: (cast) => idOf(cast),
    call: ({ sender, ready }) => send(sender, '/people/cards', { people: ready }),
    ...{ may: OFFICE, changes: true },
  },
  'GET /people/cards/:batch': {
    call: async ({ sender, cast }) => sender.get(await cards(cast)),
    ...{ may: OFFICE, alike: true, shows: { text: 'cards.pdf' } },
  },
  'GET /people/cards/:batch/cards.pdf': {
    call: async ({ sender, cast }) => sender.get(`${await cards(cast)}/cards.pdf`),
    may: OFFICE,
  },
  'POST /people/:id/name': onSomebody('/name', { name: 'Noor Ali' }),
  'POST /people/:id/roles': onSomebody('/roles', { roles: 'assistant' }),
  'POST /people/:id/email': onSomebody('/email', { email: 'noor@example.org' }),
  'POST /people/:id/end': onSomebody('/end'),
  'POST /people/:id/back': onSomebody('/back', { roles: 'learner' }, (cast) => put(cast, 'ended')),
  'POST /people/:id/invitation': onSomebody('/invitation', {}, (cast) => put(cast, 'invited')),
  'POST /people/:id/card': onSomebody('/card'),
  'POST /people/:id/card/revoke': onSomebody('/card/revoke', {}, withCard),
  'POST /people/:id/data': onSomebody('/data'),
  'POST /people/:id/erase': {
    ready: async (cast) => {
      const { who, name } = await cast.fresh('learner');
      return `${who.membershipId} ${name}`;
    },
    call: ({ sender, ready }) => {
      const [id, ...name] = ready.split(' ');
      return send(sender, `/people/${id}/erase`, { typed: name.join(' ') });
    },
    ...{ may: OFFICE, changes: true },
  },
  ...Object.fromEntries(
    ['again', 'aside'].map((each): [string, RouteEntry] => [
      `POST /failed-work/:id/${each}`,
      {
        ready: failedJob,
        call: ({ sender, ready }) => send(sender, `/failed-work/${ready}/${each}`),
        ...{ may: OFFICE, changes: true },
      },
    ]),
  ),
};
