import { request } from 'node:http';
import { VISITOR } from '@hearthside/platform';

/** @typedef {import('./two-institutes.mjs').Institute} Institute */
/** @typedef {import('./two-institutes.mjs').Person} Person */
/**
 * @typedef {object} Turn
 * @property {import('@nestjs/platform-fastify').NestFastifyApplication} app
 * @property {import('@hearthside/platform').Contexts} contexts
 * @property {Institute} own
 * @property {Institute} other
 * @property {Person} person
 * @property {number} port
 * @property {() => number} random from 0 to 1
 * @property {number} number
 */
/**
 * What came of a request: what was seen, and a word that had to be there; or that it failed, as it was to.
 *
 * @typedef {{ seen: string, own?: string | undefined, failed?: boolean }} Seen
 */
/** @typedef {{ name: string, weight: number, fails?: boolean, send(turn: Turn): Promise<Seen> }} Kind */

const EVERYTHING = `SELECT i.*, m.*, c.slug, e.course FROM institute i
  LEFT JOIN membership m ON m.institute_id = i.id LEFT JOIN course c ON c.institute_id = i.id
  LEFT JOIN edition e ON e.id = c.latest_edition_id`;

/** @param {unknown} rows @returns {string} */
const text = (rows) => JSON.stringify(rows);

/** @param {Turn} turn */
const ctxOf = ({ contexts, person }) => contexts.for(person.who);

/** @param {Turn} turn @param {string} url @param {object} [more] */
async function inject({ app, person }, url, more) {
  const options = { method: /** @type {const} */ ('GET'), url, headers: { cookie: person.cookie } };
  const reply = await app.inject(/** @type {any} */ ({ ...options, ...more }));
  return reply.payload + text(reply.headers);
}

/** @param {Turn} turn @param {string} query */
async function ask(turn, query) {
  const headers = { cookie: turn.person.cookie, 'content-type': 'application/json' };
  const payload = JSON.stringify({ query });
  return inject(turn, '/graphql', { method: 'POST', headers, payload });
}

/** @param {Turn} turn @param {string} role */
const is = ({ person }, role) => person.who.roles.some((each) => each === role);

/** Each in its share of all, by weight. @type {Kind[]} */
export const kinds = [
  {
    name: 'a transaction that reads',
    weight: 25,
    send: async (turn) => {
      const seen = await ctxOf(turn).tx((db) => db.query(EVERYTHING));
      return { seen: text(seen), own: turn.own.name };
    },
  },
  {
    name: 'a select',
    weight: 25,
    send: async (turn) => {
      const seen = await ctxOf(turn).select(`${EVERYTHING} WHERE $1 <> $2`, ['a', 'b']);
      return { seen: text(seen), own: turn.own.course };
    },
  },
  {
    name: 'a select for the other by id',
    weight: 5,
    send: async (turn) => {
      const sql = 'SELECT * FROM membership WHERE institute_id = $1';
      return { seen: text(await ctxOf(turn).select(sql, [turn.other.id])) };
    },
  },
  {
    name: 'a transaction that writes and reads',
    weight: 8,
    send: async (turn) => {
      const contact = `${turn.own.name} ${turn.number}`;
      const ctx = ctxOf(turn);
      const seen = await ctx.tx(async (db) => {
        // The other's rows are named, too: nothing of them may change.
        await db.query('UPDATE institute SET contact = $1', [contact]);
        return ctx.select('SELECT id, contact FROM institute', []);
      });
      if (!text(seen).includes(contact)) throw new Error('What was written is not there.');
      return { seen: text(seen), own: turn.own.name };
    },
  },
  {
    name: 'a write for the other',
    weight: 3,
    fails: true,
    send: async (turn) => {
      const values = [turn.other.id, `from ${turn.own.name}`];
      await ctxOf(turn).tx((db) =>
        db.query(`INSERT INTO institute VALUES ($1, $2, 'UTC', now())`, values),
      );
      return { seen: '' };
    },
  },
  {
    name: 'an error in the middle',
    weight: 6,
    fails: true,
    send: async (turn) => {
      await ctxOf(turn).tx(async (db) => {
        await db.query('UPDATE institute SET contact = $1', [`lost ${turn.number}`]);
        if (turn.random() < 0.5) await db.query('SELECT 1 / 0');
        throw new Error(`Stopped in the middle of ${turn.number}.`);
      });
      return { seen: '' };
    },
  },
  {
    name: 'a select that fails',
    weight: 4,
    fails: true,
    send: async (turn) => {
      await ctxOf(turn).select('SELECT name::int FROM institute WHERE $1 <> 0', [1]);
      return { seen: '' };
    },
  },
  {
    name: 'a statement that takes too long',
    weight: 1,
    fails: true,
    send: async (turn) => {
      await ctxOf(turn).tx(async (db) => {
        await db.query('SET LOCAL statement_timeout = 5');
        await db.query('SELECT pg_sleep(1)');
      });
      return { seen: '' };
    },
  },
  {
    name: 'a connection that is held',
    weight: 1,
    send: async (turn) => {
      const seen = await ctxOf(turn).tx(async (db) => {
        await db.query('SELECT pg_sleep(0.01)');
        return db.query(EVERYTHING);
      });
      return { seen: text(seen), own: turn.own.name };
    },
  },
  {
    name: 'a connection that breaks',
    weight: 0.1,
    fails: true,
    send: async (turn) => {
      await ctxOf(turn).tx((db) => db.query('SELECT pg_terminate_backend(pg_backend_pid())'));
      return { seen: '' };
    },
  },
  {
    name: 'nobody',
    weight: 4,
    send: async ({ contexts, random }) => {
      const ctx = random() < 0.5 ? contexts.for(VISITOR) : contexts.forService();
      return {
        seen: text([await ctx.tx((db) => db.query(EVERYTHING)), await ctx.select(EVERYTHING, [])]),
      };
    },
  },
  {
    name: 'GraphQL: courses',
    weight: 5,
    send: async (turn) => ({
      seen: await ask(turn, '{ courses { title lessons { bodyHtml } } institute { name } }'),
      own: turn.own.course,
    }),
  },
  {
    name: 'GraphQL: the other’s person',
    weight: 3,
    send: async (turn) => {
      const { membershipId } = turn.other.people[0]?.who ?? turn.person.who;
      return {
        seen: await ask(
          turn,
          `{ member(id: "${membershipId}") { name } viewer { institute { name } } }`,
        ),
        own: turn.own.name,
      };
    },
  },
  {
    name: 'the first page',
    weight: 3,
    send: async (turn) => ({ seen: await inject(turn, '/'), own: turn.own.course }),
  },
  {
    name: 'a sheet',
    weight: 3,
    send: async (turn) => ({
      seen: await inject(turn, '/p/kitchen-hour/latest/standard/1/lesson.html'),
      own: turn.own.course,
    }),
  },
  {
    name: 'the office’s pages',
    weight: 2,
    send: async (turn) => ({
      seen: await inject(turn, turn.random() < 0.5 ? '/people' : '/log'),
      own: is(turn, 'coordinator') ? turn.own.name : undefined,
    }),
  },
  {
    name: 'a request that is cancelled',
    weight: 2,
    send: (turn) => cancelled(turn),
  },
];

/** By a real connection, which is cut off after some milliseconds, or after the answer. @param {Turn} turn @returns {Promise<Seen>} */
function cancelled({ port, person, random }) {
  return new Promise((resolve) => {
    let seen = '';
    const options = { host: '127.0.0.1', port, path: '/', headers: { cookie: person.cookie } };
    const sent = request(options, (reply) => {
      reply.setEncoding('utf8').on('data', (chunk) => (seen += chunk));
      reply.on('end', () => resolve({ seen }));
      reply.on('error', () => resolve({ seen }));
    });
    sent.on('error', () => resolve({ seen }));
    sent.end();
    setTimeout(() => sent.destroy(), random() * 12);
  });
}
