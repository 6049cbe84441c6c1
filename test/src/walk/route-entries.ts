import { readFileSync } from 'node:fs';
import type { Answer, Sender } from '../service.js';
import type { Cast } from './cast.js';
import type { House } from './house.js';
import { askForPacket, sendForm } from './packets.js';
import { adaptationRoutes } from './adaptation-entries.js';
import { attendanceRoutes } from './attendance-entries.js';
import { reportRoutes } from './report-entries.js';
import { runRoutes } from './run-entries.js';
import { packetRoutes } from './class-packet-entries.js';
import { accountRoutes } from './account-entries.js';
import { classRoutes } from './class-entries.js';
import { instituteRoutes } from './institute-entries.js';
import { officeRoutes } from './office-entries.js';
import { rosterRoutes } from './roster-entries.js';
import { signInRoutes } from './sign-in-entries.js';
import { EVERYONE, LEADERS, MEMBERS, OF_A, type Walker } from './walkers.js';

export interface RouteStep {
  cast: Cast;
  walker: Walker;
  sender: Sender;
  /** A packet of A's. */
  packet: string;
  /** What was made ready. */
  ready: string;
}

/** How to call a route, on things at A where it names any, and who may. */
export interface RouteEntry {
  /** Makes what is to be acted on: its changes are not the walker's. */
  ready?(cast: Cast): Promise<string>;
  call(step: RouteStep): Promise<Answer>;
  may: readonly Walker[];
  /** What somebody who may has to find there: a word of their institute's, or a text. */
  shows?: keyof House['words'] | { text: string } | { of: string };
  /** Whoever is at another institute has the like of their own. */
  alike?: boolean;
  /** Nothing of A's changes, whoever calls it. */
  keeps?: boolean;
  /** Refusals come as answers with errors. */
  saysErrors?: boolean;
  /** Something is done by it, which the answer does not show. */
  changes?: boolean;
}

/** Of A alone: its packets and what is under an edition's own name are nobody else's. */
const OUR_LEADERS = LEADERS.filter((walker) => OF_A.includes(walker));

const get = (path: string | ((step: RouteStep) => string)) => (step: RouteStep) =>
  step.sender.get(typeof path === 'function' ? path(step) : path);
const inPacket = (path: string) => get(({ packet }) => packet + path);

const packets: Record<string, RouteEntry> = {
  'GET /packets/new': {
    call: get('/packets/new?course=kitchen-hour&meeting=1'),
    may: LEADERS,
    shows: { text: 'name="learners"' },
  },
  'POST /packets/form': {
    call: async ({ cast, sender, packet }) => {
      const order = await cast.as('coordinator').get(`${packet}/order.json`);
      const asked = { course: 'kitchen-hour', meeting: '1' };
      return sendForm(sender, '/packets/form', asked, {
        order: order.text.replaceAll(cast.a.words.packet, 'four'),
      });
    },
    may: LEADERS,
    shows: { text: 'value="2030-12-03"' },
  },
  'POST /packets': { call: ({ sender }) => askForPacket(sender, 'four'), may: LEADERS },
  'GET /packets/:id': { call: inPacket(''), may: OUR_LEADERS, shows: { text: 'everything.pdf' } },
  'GET /packets/:id/progress': {
    call: inPacket('/progress'),
    may: OUR_LEADERS,
    shows: { text: 'ready' },
  },
  'GET /packets/:id/again': { call: inPacket('/again'), may: OUR_LEADERS, shows: 'packet' },
  'GET /packets/:id/order.json': {
    call: inPacket('/order.json'),
    may: OUR_LEADERS,
    shows: 'packet',
  },
  'GET /packets/:id/pictures/:name': {
    call: get(({ packet, cast }) => `${packet}/pictures/${cast.a.picture}`),
    may: OUR_LEADERS,
    shows: 'course',
  },
  'GET /packets/:id/screen/:file': {
    call: inPacket('/screen/script-a.html'),
    may: OUR_LEADERS,
    shows: 'leaders',
  },
  'GET /packets/:id/sheets/:file': {
    call: async ({ cast, sender, packet }) => {
      const page = await cast.as('coordinator').get(packet);
      return sender.get(
        /"(\/packets\/[^"]+\/sheets\/[^"]*sign-in[^"]*\.pdf)"/.exec(page.text)![1]!,
      );
    },
    may: OUR_LEADERS,
    shows: 'packet',
  },
  'GET /packets/:id/:file': {
    call: inPacket('/everything.pdf'),
    may: OUR_LEADERS,
    shows: 'leaders',
  },
  'POST /packets/:id/cancel': {
    ready: async (cast) => {
      const own = await askForPacket(cast.as('coordinator'), 'four');
      return String(own.headers['location']);
    },
    call: ({ ready, sender }) => sender.post(`${ready}/cancel`, '', FORM),
    may: OUR_LEADERS,
  },
};

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

const documents = JSON.parse(
  readFileSync(new URL('../../../apps/api/trusted-documents.json', import.meta.url), 'utf8'),
) as Record<string, { name: string; text: string }>;
const [HASH, { text: DOCUMENT }] = Object.entries(documents).find(
  ([, { name }]) => name === 'CourseList',
)!;

const edition = (path: string) => get(({ cast }) => `/p/kitchen-hour/${cast.a.editionId}/${path}`);

/** Every route; one that is not here fails the walk. */
export const routeEntries: Record<string, RouteEntry> = {
  'GET /': { call: get('/'), may: MEMBERS, shows: 'course' },
  'GET /healthz': { call: get('/healthz'), may: EVERYONE },
  'GET /favicon.ico': { call: get('/favicon.ico'), may: EVERYONE },
  'GET /assets/pages/:name': { call: get('/assets/pages/pages.css'), may: EVERYONE },
  'GET /assets/print/:name': { call: get('/assets/print/sheet.css'), may: EVERYONE },
  'GET /assets/print/fonts/:name': {
    call: async ({ sender }) => {
      const css = await sender.get('/assets/print/fonts.css');
      return sender.get(`/assets/print/${/fonts\/[^"')]+/.exec(css.text)![0]}`);
    },
    may: EVERYONE,
  },
  'GET /p/:code/:edition/pictures/:name': {
    call: get(({ cast }) => `/p/kitchen-hour/${cast.a.editionId}/pictures/${cast.a.picture}`),
    may: OF_A,
    shows: 'course',
  },
  'GET /p/:code/:edition/:variant/:meeting/:file': {
    call: edition('standard/1/lesson.html'),
    may: OF_A,
    shows: 'course',
  },
  // A document that is known, which asks for what is at the reader's institute.
  'GET /graphql': {
    call: ({ sender }) => {
      const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: HASH } });
      return sender.get(`/graphql?${new URLSearchParams({ extensions })}`, {
        'apollo-require-preflight': 'true',
      });
    },
    may: MEMBERS,
    shows: 'course',
    saysErrors: true,
  },
  'POST /graphql': {
    call: ({ sender }) =>
      sender.post('/graphql', JSON.stringify({ query: DOCUMENT }), {
        'content-type': 'application/json',
      }),
    may: MEMBERS,
    shows: 'course',
    saysErrors: true,
  },
  // Browsers ask whether another site may send something. It may not.
  'OPTIONS /graphql': {
    call: async ({ cast }) => {
      const headers = {
        origin: 'https://elsewhere.example',
        'access-control-request-method': 'POST',
      };
      const asked = { method: 'OPTIONS' as const, url: '/graphql', headers };
      const reply = await cast.service.app.inject(asked);
      const { statusCode: status, payload: text, rawPayload: bytes } = reply;
      return { status, headers: reply.headers, text, bytes };
    },
    may: [],
  },
  ...packets,
  ...signInRoutes,
  ...accountRoutes,
  ...adaptationRoutes,
  ...attendanceRoutes,
  ...reportRoutes,
  ...runRoutes,
  ...packetRoutes,
  ...officeRoutes,
  ...classRoutes,
  ...rosterRoutes,
  ...instituteRoutes,
};

/** Sheets that one route gives, for whom each is, and what has to be seen on it. */
const sheetsOf: [string, readonly Walker[], RouteEntry['shows']][] = [
  ...['1/lesson', '1/prompts', '1/slides', '1/h1-1'].map(
    (sheet) => [sheet, OF_A, 'course'] as [string, readonly Walker[], 'course'],
  ),
  ['course/welcome', OF_A, 'course'],
  ['course/sources', OF_A, 'course'],
  ['1/guide', OUR_LEADERS, 'leaders'],
  ['1/h1-1-key', OUR_LEADERS, 'leaders'],
  ['course/handbook', OUR_LEADERS, 'leaders'],
  ['course/host-brief', OUR_LEADERS, 'host'],
];

/** More ways to call routes that give different things. */
export const moreCalls: Record<string, RouteEntry> = Object.fromEntries([
  ...sheetsOf.flatMap(([sheet, may, shows]) =>
    ['html', 'pdf'].map((format): [string, RouteEntry] => [
      `${sheet}.${format}`,
      { call: edition(`standard/${sheet}.${format}`), may, shows: shows! },
    ]),
  ),
  ['the run sheet', { call: edition('standard/1/run-sheet.pdf'), may: OUR_LEADERS }],
  [
    'the latest edition',
    { call: get('/p/kitchen-hour/latest/standard/1/guide.html'), may: LEADERS, shows: 'leaders' },
  ],
  [
    'a packet as ZIP',
    {
      call: async ({ sender, packet, cast }) => {
        const page = await cast.as('coordinator').get(packet);
        return sender.get(/href="(\/packets\/[^"]+\.zip)"/.exec(page.text)![1]!);
      },
      may: OUR_LEADERS,
    },
  ],
  ['a sheet that is not there', { call: edition('standard/1/none.html'), may: [] }],
  [
    'an institute without a provider',
    {
      ready: async ({ sql, a }) => {
        await sql.query('DELETE FROM identity_provider WHERE institute_id = $1', [a.instituteId]);
        return a.instituteId;
      },
      call: get(({ ready }) => `/sign-in/with/${ready}`),
      may: [],
    },
  ],
  ['a course that is not there', { call: get('/packets/new?course=none'), may: [] }],
]);
