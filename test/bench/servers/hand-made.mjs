// The yardstick: node:http and pg, one prepared statement without row security that finds the reader by the
// session's token, the latest edition of a course at the reader's institute, and the answer as stored JSON. Given
// the answer, it asks for the edition alone: nothing that asks who may read can be cheaper.
import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';
import { answerCpu } from './cpu.mjs';

const { superuserUrl, slug, body } = JSON.parse(readFileSync(0, 'utf8'));
const pool = new pg.Pool({ connectionString: superuserUrl, max: 10 });
const kept = body && Buffer.from(body);
const reader = `auth.session s
  JOIN membership m ON m.user_id = s.user_id AND m.institute_id = s.institute_id AND m.state = 'active'
  JOIN course c ON c.institute_id = m.institute_id`;
const where = `WHERE s.token = $1 AND s.expires_at > now() AND c.slug = $2`;
const statement = kept
  ? { name: 'latest', text: `SELECT c.latest_edition_id AS id FROM ${reader} ${where}` }
  : {
      name: 'course',
      text: `SELECT b.body::text AS body FROM ${reader}
               JOIN bench_answer b ON b.edition_id = c.latest_edition_id ${where}`,
    };
const hashOfToken = (/** @type {string} */ token) =>
  createHash('sha256').update(token).digest('base64url');
/** The cookie's value up to its signature. @param {import('node:http').IncomingMessage} request */
const tokenOf = ({ headers }) =>
  decodeURIComponent(/hearthside=([^;]*)/.exec(headers.cookie ?? '')?.[1] ?? '').split('.')[0] ??
  '';
const server = createServer((request, reply) => {
  request.resume();
  request.on('end', async () => {
    const { rows } = await pool.query({
      ...statement,
      values: [hashOfToken(tokenOf(request)), slug],
    });
    reply.writeHead(200, { 'content-type': 'application/json' }).end(kept ?? rows[0].body);
  });
});
server.listen(0, '127.0.0.1', () => {
  answerCpu(/** @type {import('node:net').AddressInfo} */ (server.address()).port);
});
