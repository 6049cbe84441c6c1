// The yardstick: node:http and pg, one prepared statement without row security that finds the reader by the
// session's token, the latest edition of a course at the reader's institute, and the answer as stored JSON. Given
// the answer, it asks for the edition alone: nothing that asks who may read can be cheaper. Without a course it answers
// with the reader's own places, as JSON that is built in SQL.
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
const places = {
  name: 'places',
  text: `SELECT json_build_object('data', json_build_object('myEnrolments', coalesce(json_agg(p), '[]')))::text AS body
    FROM (SELECT e.id, m.name, m.called, e.state, e.source, e.print, e.hearing, e.seating, e.entered_at AS "enteredAt",
                 e.offered_until AS "offeredUntil", e.offering_id AS "offeringId"
            FROM auth.session s
            JOIN membership m ON m.user_id = s.user_id AND m.institute_id = s.institute_id AND m.state = 'active'
            JOIN enrolment e ON e.institute_id = m.institute_id AND e.membership_id = m.id
           WHERE s.token = $1 AND s.expires_at > now()
             AND NOT EXISTS (SELECT FROM offering o WHERE o.institute_id = e.institute_id
               AND o.id = e.offering_id AND o.state = 'draft')
           ORDER BY e.entered_at DESC, e.id LIMIT 200) p`,
};
const course = kept
  ? { name: 'latest', text: `SELECT c.latest_edition_id AS id FROM ${reader} ${where}` }
  : {
      name: 'course',
      text: `SELECT b.body::text AS body FROM ${reader}
               JOIN bench_answer b ON b.edition_id = c.latest_edition_id ${where}`,
    };
const statement = slug ? course : places;
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
      values: [hashOfToken(tokenOf(request)), ...(slug ? [slug] : [])],
    });
    reply.writeHead(200, { 'content-type': 'application/json' }).end(kept ?? rows[0].body);
  });
});
server.listen(0, '127.0.0.1', () => {
  answerCpu(/** @type {import('node:net').AddressInfo} */ (server.address()).port);
});
