import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import pg from 'pg';
import { CHANNEL } from './announce.js';

/** By this the database’s own list of connections tells it from others. */
export const LISTENER = 'hearthside announcements';
/** Milliseconds that a connection may take to come about, or an answer to come. */
const PATIENCE = 10_000;
/** Milliseconds between two questions whether the database is still there: one that vanished says nothing. */
const PULSE = 20_000;
/** Milliseconds before the first new attempt, doubled for each further one up to the longest. */
const SHORTEST_BREAK = 100;
const LONGEST_BREAK = 10_000;

const logger = new Logger('Announcements');

export interface Ears {
  /** A connection listens from now on; what was said before is lost. */
  begun(): void;
  heard(subject: string): void;
}

/**
 * One connection that listens, and another in its place whenever it is lost.
 *
 * @returns what ends it
 */
export function keepListening(url: string, ears: Ears): () => Promise<void> {
  const over = new AbortController();
  const life = (async () => {
    let wait = SHORTEST_BREAK;
    while (!over.signal.aborted) {
      try {
        await listen(url, over.signal, {
          heard: ears.heard,
          begun() {
            wait = SHORTEST_BREAK;
            ears.begun();
          },
        });
      } catch (error) {
        if (over.signal.aborted) return;
        logger.warn(`Nothing is heard just now: ${String(error)}`);
      }
      await pause(wait, undefined, { signal: over.signal }).catch(() => {});
      wait = Math.min(2 * wait, LONGEST_BREAK);
    }
  })();
  return async () => {
    over.abort();
    await life;
  };
}

/** Listens until the connection is lost, which it throws, or until it is to end. */
async function listen(url: string, signal: AbortSignal, ears: Ears): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    application_name: LISTENER,
    connectionTimeoutMillis: PATIENCE,
    query_timeout: PATIENCE,
    keepAlive: true,
  });
  let pulse: NodeJS.Timeout | undefined;
  let finish = () => {};
  try {
    await new Promise<void>((resolve, reject) => {
      finish = resolve;
      client.on('error', reject);
      client.on('end', () => reject(new Error('The connection has ended.')));
      client.on('notification', ({ payload }) => ears.heard(payload ?? ''));
      signal.addEventListener('abort', finish);
      pulse = setInterval(() => void client.query('SELECT 1').catch(reject), PULSE).unref();
      client
        .connect()
        .then(() => client.query(`LISTEN ${CHANNEL}`))
        .then(() => ears.begun(), reject);
    });
  } finally {
    clearInterval(pulse);
    signal.removeEventListener('abort', finish);
    // What is broken need not end well, and what does not answer may take its time.
    void client.end().catch(() => {});
  }
}
