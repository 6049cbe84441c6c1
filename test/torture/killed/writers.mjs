import { randomUUID } from 'node:crypto';
import { URLSearchParams } from 'node:url';

/**
 * @typedef {object} Write
 * @property {string} id of the mutation, the same however often it is sent
 * @property {string} name of the person that it enters
 * @property {string} [email] of whoever is invited, and so gets a mail
 */

/** Milliseconds until a writer asks again, as a browser would. */
const PATIENCE = 10_000;

/**
 * People of an office who write without a pause. What is not acknowledged is sent again, under the same id, until it is.
 *
 * @param {string} origin @param {string} cookie @param {number} count
 */
export function writersAt(origin, cookie, count) {
  /** @type {Write[]} */
  const acknowledged = [];
  let [repeated, goesOn, number] = [0, true, 0];
  /** @type {string[]} what no server may say to such a writer */
  const refused = [];

  const write = async () => {
    number++;
    const name = `Person ${number} ${randomUUID()}`;
    /** @type {Write} */
    const order = { id: randomUUID(), name };
    if (number % 5 === 0) order.email = `${order.id}@example.org`;
    for (let attempt = 0; ; attempt++) {
      if (attempt > 0) repeated++;
      const answer = await send(origin, cookie, order);
      if (answer === 'done') break;
      if (answer) refused.push(answer);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    acknowledged.push(order);
  };
  const work = async () => {
    while (goesOn) await write();
  };
  const done = Promise.all(Array.from({ length: count }, work));
  return {
    acknowledged,
    refused,
    repeated: () => repeated,
    /** When all that was begun is acknowledged. */
    async stop() {
      goesOn = false;
      await done;
    },
  };
}

/**
 * Sends a form of the office's pages, as its browser would.
 *
 * @param {string} origin @param {string} cookie @param {Write} write
 * @returns {Promise<string | undefined>} "done", what it was told, or nothing where nobody could do it
 */
async function send(origin, cookie, { id, name, email }) {
  const form = new URLSearchParams({
    clientMutationId: id,
    name,
    ...(email && { email, roles: 'facilitator' }),
  });
  try {
    const reply = await fetch(`${origin}/people/${email ? 'invite' : 'new'}`, {
      ...{ method: 'POST', body: form, headers: { cookie }, redirect: 'manual' },
      signal: AbortSignal.timeout(PATIENCE),
    });
    const text = await reply.text();
    if (reply.status === 303) return 'done';
    return reply.status >= 500 ? undefined : `${reply.status} ${text.slice(0, 300)}`;
  } catch {
    return undefined;
  }
}
