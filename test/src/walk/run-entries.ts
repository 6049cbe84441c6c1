import { RunService, type RunOrder } from '@hearthside/delivery';
import { anOffering } from '../offerings.js';
import type { Cast } from './cast.js';
import type { ChangeEntry } from './change-entries.js';
import type { FieldEntry, TypeEntry } from './field-entries.js';
import type { SubscriptionEntry } from './walk-subscriptions.js';
import type { RouteEntry } from './route-entries.js';
import { OFFICE, type Walker } from './walkers.js';
import { randomUUID } from 'node:crypto';

/** The office, and those who lead the class or help in it. */
const STAFF: readonly Walker[] = ['coordinator', 'facilitator', 'assistant'];

interface Clocked {
  offering: string;
  session: string;
}

/** A class at A with the cast's leaders, its first session timed so far. */
async function aClock(cast: Cast, ...orders: RunOrder[]): Promise<Clocked> {
  const { service, a, people } = cast;
  const { id, sessions } = await anOffering(service.database.source, a.instituteId, {
    ...{ editionId: a.editionId, leaders: [people.facilitator.who.membershipId] },
  });
  await cast.sql.query(
    `INSERT INTO offering_leader (institute_id, offering_id, membership_id, part, trained)
     VALUES ($1, $2, $3, 'assistant', false)`,
    [a.instituteId, id, people.assistant.who.membershipId],
  );
  const office = service.database.contexts.for(people.coordinator.who);
  for (const order of orders) await service.app.get(RunService).press(office, sessions[0]!, order);
  return { offering: id, session: sessions[0]! };
}

const START: RunOrder = { kind: 'start' };
const FINISH: RunOrder = { kind: 'finish', from: 'warm' };

/** Made once for all fields: a session that is over. */
const finished = new WeakMap<Cast, Clocked>();
export async function clock(cast: Cast): Promise<void> {
  finished.set(cast, await aClock(cast, START, FINISH));
}
export const session = (cast: Cast) => `(session: "${finished.get(cast)!.session}")`;
const TIMES = '(course: "tea")';

export const runTypes: Record<string, TypeEntry> = {
  Run: { path: (cast) => `run${session(cast)} { % }`, may: STAFF },
  RunStep: { path: (cast) => `run${session(cast)} { steps { % } }`, may: STAFF },
  ActivityTime: { path: `activityTimes${TIMES} { % }`, may: OFFICE },
};

export const runFields: Record<string, FieldEntry> = {
  'Query.run': { args: session, may: STAFF },
  'Query.activityTimes': { args: TIMES, may: OFFICE },
  'Run.present': { empty: 'the session is over' },
  'RunStep.reason': { empty: 'nothing was skipped' },
};

export const runSubscriptions: Record<string, SubscriptionEntry> = {
  runChanged: { asked: (cast) => `runChanged${session(cast)} { state }`, may: STAFF },
};

const change = (more: object, ...orders: RunOrder[]): ChangeEntry => ({
  input: async (cast) => ({ session: (await aClock(cast, ...orders)).session, ...more }),
  may: STAFF,
});
const from = 'warm';

export const runChanges: Record<string, ChangeEntry> = {
  startRun: change({}),
  nextActivity: change({ from }, START),
  skipActivity: change({ from }, START),
  extendActivity: change({ from, minutes: 5 }, START),
  stepBack: change({ from }, START),
  finishRun: change({ from }, START),
};

const pathOf = ({ offering, session: id }: Clocked) => `/classes/${offering}/sessions/${id}/run`;

export const runRoutes: Record<string, RouteEntry> = {
  'GET /classes/:id/sessions/:session/run': {
    call: ({ sender, cast }) => sender.get(pathOf(finished.get(cast)!)),
    ...{ may: STAFF, shows: { text: 'Clock of session 1' } },
  },
  'GET /activity-times/:code': {
    call: ({ sender }) => sender.get('/activity-times/kitchen-hour'),
    ...{ may: OFFICE, alike: true, shows: { text: 'Warm the pot' } },
  },
  'POST /classes/:id/sessions/:session/run': {
    ready: async (cast) => pathOf(await aClock(cast, START)),
    call: ({ sender, ready }) =>
      sender.submit(ready, { clientMutationId: randomUUID(), press: 'next', from, version: '1' }),
    ...{ may: STAFF, changes: true },
  },
};
