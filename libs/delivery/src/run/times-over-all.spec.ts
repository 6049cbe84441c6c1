import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CourseRow, Edition, EditionGrant } from '@hearthside/curriculum';
import { Institute } from '@hearthside/people';
import { anInstitute, anOffering, testDatabase, type TestDatabase } from '@hearthside/testing';
import { OfferingLeader } from '../leader/leader.entity.js';
import { Offering } from '../offering/offering.entity.js';
import { Session } from '../session/session.entity.js';
import { readTimesOverAll } from './times-over-all.js';

let database: TestDatabase;
beforeAll(async () => {
  const entities = [CourseRow, Edition, EditionGrant, Institute, Offering, OfferingLeader, Session];
  database = await testDatabase(entities);
});
afterAll(() => database.drop());

/** An edition that belongs to no institute, and two that have it. */
async function twoWithOneEdition() {
  const editionId = randomUUID();
  await database.contexts.forService().tx((db) =>
    db.query(
      `INSERT INTO edition (id, course_slug, content_hash, published_on, course)
       VALUES ($1, 'tea', $1, '2026-11-22', '{"title": "Tea", "neutralTitle": "Kitchen hour"}')`,
      [editionId],
    ),
  );
  const institutes = [await anInstitute(database.source), await anInstitute(database.source)];
  for (const id of institutes) {
    await database.contexts
      .forService(id)
      .tx((db) => db.insert(EditionGrant, { instituteId: id, editionId, grantedAt: new Date() }));
  }
  return { editionId, institutes };
}

/** Runs of one activity in the sessions of a class, in so many minutes each. */
async function ran(
  instituteId: string,
  minutes: readonly number[],
  { editionId, state = 'finished' }: { editionId?: string; state?: string },
): Promise<void> {
  for (const took of minutes) {
    const at = { ...(editionId !== undefined && { editionId }) };
    const { sessions } = await anOffering(database.source, instituteId, at);
    await database.contexts.forService(instituteId).tx(async (db) => {
      await db.query(
        `INSERT INTO run (institute_id, session_id, state, version, undone_in, started_at, finished_at)
         VALUES ($1, $2, $3, 1, 0, now(), CASE $3 WHEN 'finished' THEN now() END)`,
        [instituteId, sessions[0], state],
      );
      await db.query(
        `INSERT INTO run_step (institute_id, session_id, position, activity_id, title, minutes,
           state, extended, started_at, ended_at)
         VALUES ($1, $2, 1, 'warm', 'Warm the pot', 10, 'done', 0, now(), now() + $3 * interval '1 minute')`,
        [instituteId, sessions[0], took],
      );
    });
  }
}

describe('minutes of a course that several institutes have', () => {
  it('are those of all of them together, and of their own courses of that name none', async () => {
    const { editionId, institutes } = await twoWithOneEdition();
    const [elm, oak] = institutes as [string, string];
    await ran(elm, [8, 9], { editionId });
    await ran(oak, [12, 30, 11], { editionId });
    await ran(oak, [500], { editionId, state: 'running' });
    // Its own course, which happens to go by the same name.
    await ran(elm, [1, 1, 1, 1, 1], {});
    const [warm, ...others] = await readTimesOverAll(database.contexts, 'tea');
    expect(others).toEqual([]);
    expect(warm).toEqual({
      ...{ edition: editionId, variant: 'standard', meeting: 1, activity: 'warm' },
      ...{ title: 'Warm the pot', planned: 10, actual: 11, runs: 5, skipped: 0 },
    });
    expect(JSON.stringify(warm)).not.toMatch(new RegExp(`${elm}|${oak}`));
  });

  it('are not told of four runs, nor of a course that nobody has', async () => {
    const { editionId, institutes } = await twoWithOneEdition();
    await ran(institutes[0]!, [8, 9, 10, 11], { editionId });
    const times = await readTimesOverAll(database.contexts, 'tea');
    expect(times.map(({ edition }) => edition)).not.toContain(editionId);
    expect(await readTimesOverAll(database.contexts, 'coffee')).toEqual([]);
  });
});
