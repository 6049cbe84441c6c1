import { randomUUID } from 'node:crypto';
import { CodeCards, MailSignIn, userOf } from '@hearthside/people';
import { askAgain, type Cast } from './cast.js';
import type { RouteEntry, RouteStep } from './route-entries.js';
import { EVERYONE, OF_A, PEOPLE } from './walkers.js';

/** A mail for signing in, to somebody whom nothing else needs. */
async function aMail({ service }: Cast): Promise<{ address: string; link: string; code: string }> {
  const address = `${randomUUID()}@example.org`;
  const ctx = service.database.contexts.forService();
  const userId = await ctx.tx((db) => userOf(db, address, new Date()));
  const mail = await service.app.get(MailSignIn).compose(userId);
  return {
    address,
    link: /\/sign-in\/link\/\S+/.exec(mail!.text)![0],
    code: /\b\d{4}[ -]?\d{4}\b/.exec(mail!.text)![0],
  };
}

/** Through a session of its own, since this one ends or goes elsewhere. */
async function asTwin({ cast, walker, sender }: RouteStep) {
  if (walker === 'nobody' || !OF_A.includes(walker)) return sender;
  return cast.service.as(await cast.fresh(...cast.people[walker].who.roles));
}

/** Signing in, signing out, and going from one institute to another. */
export const signInRoutes: Record<string, RouteEntry> = {
  'GET /sign-in': {
    call: ({ sender }) => sender.get('/sign-in'),
    may: EVERYONE,
    shows: { text: 'name="address"' },
  },
  'POST /sign-in': {
    call: ({ sender }) => sender.submit('/sign-in', { address: `${randomUUID()}@example.org` }),
    may: EVERYONE,
    shows: { text: 'name="code"' },
  },
  'POST /sign-in/code': {
    call: async ({ cast, sender }) => {
      const { address, code } = await aMail(cast);
      return sender.submit('/sign-in/code', { address, code });
    },
    may: EVERYONE,
  },
  'GET /sign-in/link/:token': {
    call: async ({ cast, sender }) => sender.get((await aMail(cast)).link),
    may: EVERYONE,
    shows: { text: '@example.org' },
  },
  'POST /sign-in/link/:token': {
    call: async ({ cast, sender }) => sender.submit((await aMail(cast)).link, {}),
    may: EVERYONE,
  },
  'GET /sign-in/card': {
    call: ({ sender }) => sender.get('/sign-in/card'),
    may: EVERYONE,
    shows: { text: 'name="code"' },
  },
  'POST /sign-in/card': {
    call: async ({ cast, sender }) => {
      const { who } = await cast.fresh('learner');
      const office = cast.service.database.contexts.for(cast.people.coordinator.who);
      const { code } = await cast.service.app.get(CodeCards).issue(office, who.membershipId);
      return sender.submit('/sign-in/card', { code });
    },
    may: EVERYONE,
    shows: { text: 'name="pin"' },
  },
  'POST /sign-out': {
    call: async ({ cast }) => cast.service.as(await cast.fresh('learner')).submit('/sign-out', {}),
    may: EVERYONE,
  },
  'GET /institutes': { call: ({ sender }) => sender.get('/institutes'), may: PEOPLE },
  'POST /institutes': {
    call: async (step) =>
      (await asTwin(step)).submit('/institutes', { institute: step.cast.a.instituteId }),
    may: OF_A,
  },
  ...Object.fromEntries(
    ['accept', 'decline'].map((answer): [string, RouteEntry] => [
      `POST /institutes/${answer}`,
      {
        call: async ({ cast, sender }) => {
          await askAgain(cast);
          return sender.submit(`/institutes/${answer}`, { institute: cast.a.instituteId });
        },
        may: ['invited'],
        changes: true,
      },
    ]),
  ),
};
