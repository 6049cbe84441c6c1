// The yardstick: node:http and pg, one prepared statement that finds the latest edition by its course and
// reads the answer as stored JSON. Given the answer, it asks for the edition alone: nothing that asks who may
// read can be cheaper.
import { createServer } from 'node:http';
import pg from 'pg';
import { answerCpu } from './cpu.mjs';

const { appUrl, slug, body } = JSON.parse(process.argv[2] ?? '{}');
const pool = new pg.Pool({ connectionString: appUrl, max: 10 });
const kept = body && Buffer.from(body);
const statement = kept
  ? { name: 'latest', text: 'SELECT latest_edition_id AS id FROM course WHERE slug = $1' }
  : {
      name: 'course',
      text: `SELECT b.body::text AS body FROM course c
               JOIN bench_answer b ON b.edition_id = c.latest_edition_id WHERE c.slug = $1`,
    };
const server = createServer((request, reply) => {
  request.resume();
  request.on('end', async () => {
    const { rows } = await pool.query({ ...statement, values: [slug] });
    reply.writeHead(200, { 'content-type': 'application/json' }).end(kept ?? rows[0].body);
  });
});
server.listen(0, '127.0.0.1', () => {
  answerCpu(/** @type {import('node:net').AddressInfo} */ (server.address()).port);
});
