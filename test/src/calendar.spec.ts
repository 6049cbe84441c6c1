import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OfferingLeader } from '@hearthside/delivery';
import ICAL from 'ical.js';
import { anOffering } from './offerings.js';
import { aMember, type Somebody } from './people.js';
import { testService, type TestService } from './service.js';

let service: TestService;
beforeAll(async () => {
  service = await testService();
});
afterAll(() => service.stop());

const sql = (text: string, values: unknown[]) =>
  service.database.contexts
    .forService(service.instituteId)
    .tx((db) => db.query(text, values)) as Promise<unknown>;

const learner = (name = 'Lee Learner') =>
  aMember(service.database.source, service.instituteId, ['learner'], { name });

async function seat(offering: string, { who }: Somebody, state = 'held'): Promise<void> {
  await sql(
    `INSERT INTO enrolment (institute_id, id, offering_id, membership_id, state, source, turn, entered_at, print)
     VALUES ($1, $2, $3, $4, $5, 'office',
       (SELECT coalesce(max(turn), 0) + 1 FROM enrolment WHERE offering_id = $3), now(), 'standard')`,
    [service.instituteId, randomUUID(), offering, who.membershipId, state],
  );
}

const order = (who: Somebody, to: 'make' | 'revoke') =>
  service.as(who).submit('/account/calendar', { clientMutationId: randomUUID(), to });

/** The path that somebody's account page names. */
async function pathOf(who: Somebody): Promise<string> {
  const { text } = await service.as(who).get('/account');
  return /\/calendar\/[A-Za-z0-9_-]{43}\.ics/.exec(text)![0];
}

async function made(who: Somebody): Promise<string> {
  expect((await order(who, 'make')).status).toBe(303);
  return pathOf(who);
}

const nobody = () => service.as(undefined);

/** As another program reads it: with the zone's rules of the file and nothing else. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents('vtimezone')) {
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  }
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const { uid, summary, sequence, startDate, location } = new ICAL.Event(component);
    return {
      ...{ uid, summary, sequence, location, status: component.getFirstPropertyValue('status') },
      local: `${startDate.toString().slice(0, 16)}`,
      at: startDate.toJSDate().toISOString(),
    };
  });
}

describe('a calendar', () => {
  it('shows one’s own classes without a word of what they are about, across a change of the clocks', async () => {
    const who = await learner();
    const { id } = await anOffering(service.database.source, service.instituteId, {
      ...{ first: new Date('2026-10-20T14:00:00Z'), label: 'Secret label' },
    });
    const other = await anOffering(service.database.source, service.instituteId);
    await seat(id, who);
    await seat(id, await learner('Somebody Else'));
    await seat(other.id, who, 'wait-listed');
    const { status, headers, text } = await nobody().get(await made(who));
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      ...[200, 'text/calendar; charset=utf-8; method=PUBLISH', 'private, no-cache'],
    ]);
    // The moments are a week apart to the minute, so clocks there show an hour less after November 1.
    expect(read(text).map(({ local, at }) => [local, at])).toEqual([
      ['2026-10-20T10:00', '2026-10-20T14:00:00.000Z'],
      ['2026-10-27T10:00', '2026-10-27T14:00:00.000Z'],
      ['2026-11-03T09:00', '2026-11-03T14:00:00.000Z'],
      ['2026-11-10T09:00', '2026-11-10T14:00:00.000Z'],
    ]);
    expect(new Set(read(text).map(({ summary }) => summary))).toEqual(new Set(['Kitchen hour']));
    expect(text).not.toMatch(/Secret label|Tea|Somebody|Learner/);
  });

  it('says that a session was moved and a class called off, in higher numbers', async () => {
    const who = await learner();
    const first = new Date(Date.now() + 30 * 24 * 60 * 60 * 1000);
    const { id, sessions } = await anOffering(service.database.source, service.instituteId, {
      first,
    });
    await seat(id, who);
    const path = await made(who);
    const before = await nobody().get(path);
    const held = { 'if-none-match': String(before.headers['etag']) };
    expect((await nobody().get(path, held)).status).toBe(304);
    const day = new Date(first.getTime() + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
    const moved = await service.submit(`/classes/${id}/sessions/${sessions[0]}/move`, {
      ...{ clientMutationId: randomUUID(), day, time: '16:30', place: 'Room 9' },
    });
    expect(moved.status).toBe(303);
    const after = await nobody().get(path, held);
    expect(after.status).toBe(200);
    const [was, is] = [read(before.text)[0]!, read(after.text)[0]!];
    expect([is.uid, is.local, is.location]).toEqual([was.uid, `${day}T16:30`, 'Room 9']);
    expect(is.sequence).toBeGreaterThan(was.sequence);
    expect(new Date(String(after.headers['last-modified'])).getTime()).toBeGreaterThanOrEqual(
      new Date(String(before.headers['last-modified'])).getTime(),
    );
    const off = { clientMutationId: randomUUID(), to: 'cancel' };
    expect((await service.submit(`/classes/${id}/stage`, off)).status).toBe(303);
    const last = read((await nobody().get(path)).text);
    expect(last.map(({ status }) => status)).toEqual(Array(4).fill('CANCELLED'));
    expect(last[0]!.sequence).toBeGreaterThan(is.sequence);
    expect(last.map(({ uid }) => uid)).toEqual(read(before.text).map(({ uid }) => uid));
  });

  it('shows leaders what they lead, as long as they may', async () => {
    const { source, contexts } = service.database;
    const leader = await aMember(source, service.instituteId, ['facilitator']);
    const leaders = [leader.who.membershipId];
    await anOffering(source, service.instituteId, { leaders });
    await anOffering(source, service.instituteId, { leaders, state: 'draft' });
    const path = await made(leader);
    expect(read((await nobody().get(path)).text)).toHaveLength(4);
    const lost = `UPDATE membership SET roles = '{learner}' WHERE id = $1`;
    await sql(lost, leaders);
    expect(read((await nobody().get(path)).text)).toEqual([]);
    const led = await contexts
      .forService(service.instituteId)
      .tx((db) => db.countBy(OfferingLeader, { membershipId: leaders[0]! }));
    expect(led).toBe(2);
  });

  it('is gone at once when it is made anew, taken back, or its owner has left', async () => {
    const who = await learner();
    const first = await made(who);
    expect(await pathOf(who)).toBe(first);
    const second = await made(who);
    const gone = async (path: string) => (await nobody().get(path)).status;
    expect([await gone(first), await gone(second)]).toEqual([404, 200]);
    expect((await order(who, 'revoke')).status).toBe(303);
    expect(await gone(second)).toBe(404);
    const third = await made(who);
    await sql(`UPDATE membership SET state = 'ended', ended_at = now() WHERE id = $1`, [
      who.who.membershipId,
    ]);
    const left = await nobody().get(third);
    const wrong = await nobody().get(`/calendar/${'x'.repeat(43)}.ics`);
    expect([left.status, wrong.status]).toEqual([404, 404]);
    expect(left.text).toBe(wrong.text);
  });

  it('is not kept as an address, and not made twice by one form', async () => {
    const who = await learner();
    const fields = { clientMutationId: randomUUID(), to: 'make' };
    await service.as(who).submit('/account/calendar', fields);
    const path = await pathOf(who);
    await service.as(who).submit('/account/calendar', fields);
    expect(await pathOf(who)).toBe(path);
    const rows = await sql('SELECT * FROM calendar_feed', []);
    expect(JSON.stringify(rows)).not.toContain(path.slice(10, 40));
  });

  it('cannot be found by trying', async () => {
    const who = await learner();
    const path = await made(who);
    const address = { 'x-forwarded-for': '203.0.113.9' };
    const answers = [];
    for (let n = 0; n < 125; n++) {
      answers.push(nobody().get(`/calendar/${randomUUID()}.ics`, address));
    }
    const statuses = (await Promise.all(answers)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
    const late = await nobody().get(path);
    expect([late.status, Number(late.headers['retry-after'])]).toEqual([429, expect.any(Number)]);
  });
});
