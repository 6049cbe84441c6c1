import { setTimeout as pause } from 'node:timers/promises';
import type { GraphQLSchema } from 'graphql';
import { openSocket, type SocketAnswer } from '../socket.js';
import type { Cast } from './cast.js';
import { packetSubscriptions } from './class-packet-entries.js';
import type { Finding } from './finding.js';
import { runSubscriptions } from './run-entries.js';
import type { Walked } from './walk-fields.js';
import { WALKERS, type Walker } from './walkers.js';
import { leaked } from './words.js';

/** What is asked of a subscription at A, and who hears it. */
export interface SubscriptionEntry {
  asked(cast: Cast): string;
  may: readonly Walker[];
}

/** Every subscription; one that is not here fails the walk. */
export const subscriptionEntries: Record<string, SubscriptionEntry> = {
  ...packetSubscriptions,
  ...runSubscriptions,
};

/** Every subscription, as everybody, over a socket of their own. */
export async function walkSubscriptions(
  cast: Cast,
  schema: GraphQLSchema,
  entries: Record<string, SubscriptionEntry> = subscriptionEntries,
): Promise<Walked> {
  const findings: Finding[] = [];
  const names = Object.keys(schema.getSubscriptionType()?.getFields() ?? {});
  const { app } = cast.service;
  if (!app.getHttpServer().listening) await app.listen(0, '127.0.0.1');
  const origin = await app.getUrl();
  let walked = 0;
  for (const name of names) {
    const entry = entries[name];
    if (!entry) {
      findings.push({ rule: 'no-entry', at: name, message: 'nobody says what to ask' });
      continue;
    }
    walked++;
    for (const walker of WALKERS) {
      const heard = await hear(cast, origin, walker, entry);
      const at = `${name} as ${walker}`;
      for (const { of } of leaked(cast.words, walker, JSON.stringify(heard))) {
        findings.push({ rule: 'leak', at, message: `hears ${of}` });
      }
      const hasHeard = heard.some(({ data }) => data);
      const [told] = heard.flatMap(({ errors = [] }) => errors.map(({ message }) => message));
      if (told?.startsWith('Something went wrong'))
        findings.push({ rule: 'failed', at, message: told });
      if (entry.may.includes(walker) && !hasHeard) {
        findings.push({ rule: 'unreached', at, message: told ?? 'hears nothing' });
      }
      if (!entry.may.includes(walker) && hasHeard) {
        findings.push({ rule: 'let-through', at, message: 'hears something' });
      }
    }
  }
  for (const at of Object.keys(entries).filter((each) => !names.includes(each))) {
    findings.push({ rule: 'stale', at, message: 'is not in the schema any more' });
  }
  return { findings, walked, all: names.length };
}

/** Milliseconds in which the first event has to come. */
const PATIENCE = 10_000;

/** What is heard first: an event, or why there is none. */
async function hear(
  cast: Cast,
  origin: string,
  walker: Walker,
  { asked }: SubscriptionEntry,
): Promise<SocketAnswer[]> {
  const cookie = walker === 'nobody' ? undefined : cast.service.cookie(cast.people[walker]);
  const headers = cookie && { cookie: `${cookie.name}=${cookie.value}` };
  const socket = openSocket(origin, headers);
  const ears = socket.follow(`subscription { ${asked(cast)} }`);
  const late = new AbortController();
  const first = ears.until(() => true).catch(() => {});
  await Promise.race([first, ears.over, pause(PATIENCE, undefined, { signal: late.signal })]);
  late.abort();
  const heard = [...ears.answers];
  await socket.close();
  return heard;
}
