import { setTimeout as pause } from 'node:timers/promises';
import { openSocket } from '../socket.js';
import type { Cast } from './cast.js';
import type { FieldEntry } from './field-entries.js';
import type { Finding } from './finding.js';
import { runSubscriptions } from './run-entries.js';
import { WALKERS, type Walker } from './walkers.js';
import { leaked } from './words.js';

/** Every subscription; one that is not here fails the walk. */
export const subscriptionEntries: Record<string, FieldEntry> = { ...runSubscriptions };

/** Milliseconds in which the first event has to come. */
const PATIENCE = 10_000;

/** Listens as everybody, over a real socket: to the first event, or to the refusal. */
export async function walkSubscription(cast: Cast, field: string): Promise<Finding[]> {
  const entry = subscriptionEntries[field];
  if (!entry) return [{ rule: 'no-entry', at: field, message: 'nobody says what to ask with' }];
  const { app } = cast.service;
  if (!app.getHttpServer().listening) await app.listen(0, '127.0.0.1');
  const found: Finding[] = [];
  for (const walker of WALKERS) {
    const heard = await firstOf(cast, walker, field, entry);
    const say = (rule: Finding['rule'], message: string) =>
      void found.push({ rule, at: `${field} as ${walker}`, message });
    for (const { of } of leaked(cast.words, walker, heard)) say('leak', `hears ${of}`);
    const hears = heard.includes('"seen":{');
    const may = entry.may?.includes(walker) ?? false;
    if (may && !hears) say('unreached', heard.slice(0, 120));
    if (!may && hears) say('let-through', 'hears something');
    if (heard.includes('Something went wrong')) say('failed', heard.slice(0, 120));
  }
  return found;
}

async function firstOf(
  cast: Cast,
  walker: Walker,
  field: string,
  { args }: FieldEntry,
): Promise<string> {
  const cookie = walker === 'nobody' ? undefined : cast.service.cookie(cast.people[walker]);
  const headers = cookie && { cookie: `${cookie.name}=${cookie.value}` };
  const socket = openSocket(await cast.service.app.getUrl(), headers);
  const asked = typeof args === 'function' ? args(cast) : (args ?? '');
  const ears = socket.follow(`subscription { seen: ${field}${asked} { __typename } }`);
  const late = new AbortController();
  const heard = ears.until(() => true).catch(() => {});
  await Promise.race([heard, ears.over, pause(PATIENCE, undefined, { signal: late.signal })]);
  late.abort();
  const said = JSON.stringify(ears.answers);
  await socket.close();
  return said;
}
