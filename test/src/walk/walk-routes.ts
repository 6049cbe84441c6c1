import { pdfText } from '../pdf.js';
import type { Answer } from '../service.js';
import { askAgain, type Cast } from './cast.js';
import type { House } from './house.js';
import type { Finding } from './finding.js';
import { aPacket } from './packets.js';
import { moreCalls, routeEntries, type RouteEntry } from './route-entries.js';
import type { Walked } from './walk-fields.js';
import { WALKERS, type Walker } from './walkers.js';
import { leaked } from './words.js';

/** Every route, and what the sheets among them give, as everybody. */
export async function walkRoutes(
  cast: Cast,
  routes: readonly string[],
  entries: Record<string, RouteEntry> = routeEntries,
  more: Record<string, RouteEntry> = moreCalls,
): Promise<Walked> {
  const findings: Finding[] = [];
  const packet = await aPacket(cast);
  const known = routes.filter((route) => route in entries);
  for (const at of routes.filter((route) => !(route in entries))) {
    findings.push({ rule: 'no-entry', at, message: 'nobody says how to call it' });
  }
  for (const at of Object.keys(entries).filter((route) => !routes.includes(route))) {
    findings.push({ rule: 'stale', at, message: 'is no route any more' });
  }
  const calls = [
    ...known.map((route) => [route, entries[route]!] as const),
    ...Object.entries(more),
  ];
  for (const [name, entry] of calls) {
    for (const walker of WALKERS) {
      findings.push(...(await walkRoute(cast, { name, entry, packet }, walker)));
    }
  }
  await askAgain(cast);
  return { findings, walked: known.length, all: routes.length };
}

interface Called {
  name: string;
  entry: RouteEntry;
  packet: string;
}

async function walkRoute(
  cast: Cast,
  { name, entry, packet }: Called,
  walker: Walker,
): Promise<Finding[]> {
  const found: Finding[] = [];
  const say = (rule: Finding['rule'], message: string) =>
    void found.push({ rule, at: `${name} as ${walker}`, message });
  const may = entry.may.includes(walker);
  const { changes = false, keeps = false, shows } = entry;
  if (changes) await askAgain(cast);
  const ready = (await entry.ready?.(cast)) ?? '';
  const before = changes || keeps ? await cast.digest() : '';
  const reply = await entry.call({ cast, walker, sender: cast.as(walker), packet, ready });
  const hasChanged = (changes || keeps) && (await cast.digest()) !== before;
  const text = await textOf(reply);
  for (const { of } of leaked(cast.words, walker, text + JSON.stringify(reply.headers))) {
    say('leak', `reads ${of}`);
  }
  if (reply.status >= 500) say('failed', `${reply.status}`);
  const house = walker === 'elsewhere' ? cast.b : cast.a;
  const wanted = wantedIn(cast, house, shows, walker);
  const isThere = reply.status < 400 && text.toUpperCase().includes((wanted ?? '').toUpperCase());
  if (keeps && hasChanged) say('changed', 'has changed something of somebody else’s');
  if (may) {
    if (!isThere) say('unreached', `${reply.status} ${reply.text.slice(0, 120)}`);
    if (changes && !hasChanged) say('unreached', 'nothing has changed');
    return found;
  }
  const isRefused =
    reply.status >= 400 || isSentAway(reply) || (entry.saysErrors && /"errors":/.test(text));
  const isOwn = entry.alike && walker === 'elsewhere';
  if (!isRefused && !isOwn) say('let-through', `${reply.status}`);
  if (hasChanged && !keeps) say('changed', 'has changed something nevertheless');
  return found;
}

/** What somebody who may has to find. */
function wantedIn(
  { words }: Cast,
  house: House,
  shows: RouteEntry['shows'],
  walker: Walker,
): string | undefined {
  if (typeof shows === 'string') return house.words[shows];
  if (shows && 'text' in shows) return shows.text;
  // Somebody at A, of whom nobody elsewhere knows.
  return walker === 'elsewhere' ? undefined : words.find(({ of }) => of === shows?.of)?.text;
}

/** To sign in, or to choose an institute first. */
function isSentAway({ status, headers }: Answer): boolean {
  return status === 303 && /^\/(sign-in|institutes)(\?|$)/.test(String(headers['location']));
}

/** What can be read in an answer: its bytes, and the words of a PDF. */
async function textOf({ headers, bytes }: Answer): Promise<string> {
  const raw = bytes.toString('utf8');
  return headers['content-type'] === 'application/pdf' ? `${raw} ${await pdfText(bytes)}` : raw;
}
