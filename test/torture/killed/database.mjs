import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { startEmbeddedDatabase } from '@hearthside/platform';
import pg from 'pg';

/**
 * PostgreSQL at one address that stays, whatever becomes of PostgreSQL itself: one that is started again has
 * another port. It keeps what it is told, as in production.
 *
 * @param {string} dataDir
 */
export async function aDatabase(dataDir) {
  let database = await startEmbeddedDatabase({ dataDir });
  const door = createServer((from) => {
    const to = connect(Number(new URL(database.appUrl).port), '127.0.0.1');
    // Whichever side ends, the other learns of it at once, as it would from PostgreSQL itself.
    from
      .on('error', () => {})
      .on('close', () => to.destroy())
      .pipe(to);
    to.on('error', () => {})
      .on('close', () => from.destroy())
      .pipe(from);
  });
  await new Promise((resolve) => door.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (door.address());
  const atDoor = (/** @type {string} */ url) => {
    const moved = new URL(url);
    moved.port = String(port);
    return moved.href;
  };
  return {
    appUrl: atDoor(database.appUrl),
    ownerUrl: atDoor(database.ownerUrl),
    /** @param {string} sql @param {unknown[]} [values] @returns {Promise<any[]>} */
    async rows(sql, values = []) {
      const client = new pg.Client({ connectionString: database.superuserUrl });
      await client.connect();
      try {
        return (await client.query(sql, values)).rows;
      } finally {
        await client.end();
      }
    },
    /** Kills PostgreSQL's first process with -9, and starts it again on the same folder after so many milliseconds. */
    async kill(pause = 0) {
      process.kill(await postmasterOf(database.superuserUrl), 'SIGKILL');
      await database.exited;
      await database.stop();
      await new Promise((resolve) => setTimeout(resolve, pause));
      database = await startEmbeddedDatabase({ dataDir });
    },
    async stop() {
      door.close();
      await database.stop();
    },
  };
}

/** The parent of every connection's process. @param {string} url */
async function postmasterOf(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
  const status = readFileSync(`/proc/${rows[0].pid}/status`, 'utf8');
  await client.end();
  return Number(/^PPid:\s+(\d+)$/m.exec(status)?.[1]);
}
