import { randomUUID } from 'node:crypto';
import { NO_MAIL, noMailCodeOf } from '@hearthside/delivery';
import { Keys } from '@hearthside/platform';
import type { Cast } from './cast.js';
import type { RouteEntry, RouteStep } from './route-entries.js';
import { EVERYONE, LEADERS, MEMBERS, PEOPLE } from './walkers.js';

/** As it stands in a reminder to somebody new at A. */
async function aNoMailCode({ service, fresh }: Cast): Promise<string> {
  return noMailCodeOf(service.app.get(Keys).derive(NO_MAIL), (await fresh('learner')).who);
}

/** Somebody's own account; and what they would send to get at somebody else's. */
export const accountRoutes: Record<string, RouteEntry> = {
  'GET /account': {
    call: ({ sender }) => sender.get('/account'),
    may: PEOPLE,
    shows: { text: 'Sign out' },
  },
  'POST /account/sessions/end': {
    ready: async (cast) => (await cast.fresh('learner')).who.sessionId,
    call: ({ sender, ready }) => sender.submit('/account/sessions/end', { session: ready }),
    may: PEOPLE,
    keeps: true,
  },
  'POST /account/sign-out-everywhere': {
    call: async ({ cast, walker, sender }: RouteStep) => {
      const path = '/account/sign-out-everywhere';
      if (walker === 'nobody') return sender.submit(path, {});
      return cast.service.as(await cast.fresh('learner')).submit(path, {});
    },
    may: PEOPLE,
  },
  'POST /account/data': {
    call: ({ sender }) => sender.submit('/account/data', {}),
    may: MEMBERS,
    shows: { text: 'CANARY' },
  },
  'POST /account/reminders': {
    call: async ({ cast, walker, sender }: RouteStep) => {
      const [path, fields] = ['/account/reminders', { clientMutationId: randomUUID(), to: 'none' }];
      if (!MEMBERS.includes(walker)) return sender.submit(path, fields);
      return cast.service.as(await cast.fresh('learner')).submit(path, fields);
    },
    may: MEMBERS,
  },
  'GET /no-mail/:code': {
    ready: aNoMailCode,
    call: ({ ready, sender }) => sender.get(`/no-mail/${ready}`),
    ...{ may: EVERYONE, shows: { text: 'No more reminders, please' }, keeps: true },
  },
  'POST /no-mail/:code': {
    ready: aNoMailCode,
    call: ({ ready, sender }) => sender.submit(`/no-mail/${ready}`, {}),
    ...{ may: EVERYONE, shows: { text: 'No more reminders will come to you.' } },
  },
  'POST /account/passkeys/options': {
    call: ({ sender }) => sender.submit('/account/passkeys/options', {}),
    may: LEADERS,
  },
  'POST /account/passkeys': {
    call: ({ sender }) => sender.submit('/account/passkeys', { response: '{}', label: 'Mine' }),
    may: [],
    keeps: true,
  },
  'POST /account/passkeys/remove': {
    ready: async ({ sql, fresh }) => {
      const id = randomUUID();
      await sql.query(
        `INSERT INTO auth.passkey
           (id, user_id, credential_id, public_key, counter, transports, label, created_at)
         VALUES ($1::uuid, $2, $1::text, '', 0, '{}', 'Mine', now())`,
        [id, (await fresh('facilitator')).who.userId],
      );
      return id;
    },
    call: ({ sender, ready }) => sender.submit('/account/passkeys/remove', { passkey: ready }),
    may: PEOPLE,
    keeps: true,
  },
  'POST /sign-in/passkey/options': {
    call: ({ sender }) => sender.submit('/sign-in/passkey/options', {}),
    may: EVERYONE,
  },
  'POST /sign-in/passkey': {
    call: ({ sender }) => sender.submit('/sign-in/passkey', { response: '{}' }),
    may: [],
    keeps: true,
  },
};
