import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import { theBookGroup } from './flagship.js';
import { anOffering, type Scheduled } from './offerings.js';
import { pdfText } from './pdf.js';
import { aMember, type Somebody } from './people.js';
import { testService, type Sender, type TestService } from './service.js';
import { openSocket } from './socket.js';

let service: TestService;
let origin: string;
let edition: string;
/** Led by Ruth and Marcus, helped by Kim; in it are Ada, Ben, Cleo and Dee. */
let held: Scheduled;
let leaders: Somebody[];
beforeAll(async () => {
  service = await testService();
  edition = await service.publish((await theBookGroup()).course);
  await service.app.listen(0, '127.0.0.1');
  origin = await service.app.getUrl();
  leaders = [await named('Ruth Lee', 'facilitator'), await named('Marcus Hill', 'facilitator')];
  held = await aClass({ Ada: 'standard', Ben: 'large', Cleo: 'large', Dee: 'xlarge' });
});
afterAll(() => service.stop());

function named(name: string, role: 'facilitator' | 'learner' | 'assistant'): Promise<Somebody> {
  return aMember(service.database.source, service.instituteId, [role], { name });
}

async function aClass(people: Record<string, string>): Promise<Scheduled> {
  const scheduled = await anOffering(service.database.source, service.instituteId, {
    ...{ course: 'book-group', editionId: edition, leaders: leaders.map((each) => idOf(each)) },
    ...{ clinicianName: 'Dr. Obi', clinicianPhone: '555-0144', place: 'Room 7' },
  });
  for (const [name, print] of Object.entries(people)) {
    const member = idOf(await named(`${name} Rivera`, 'learner'));
    const fields = { clientMutationId: randomUUID(), member, print, consented: 'yes' };
    const { status } = await service.submit(`/classes/${scheduled.id}/places`, fields);
    expect(status).toBe(303);
  }
  return scheduled;
}

interface Item {
  name: string;
  place: string;
  size: string;
  copies: number;
}

const idOf = ({ who }: Somebody) => who.membershipId;
const first = () => held.sessions[0]!;
const pageOf = ({ id, sessions }: Scheduled) => `/classes/${id}/sessions/${sessions[0]}/packet`;

const MAKE = `mutation($input: ClassPacketInput!) { made: makeClassPacket(input: $input) {
  __typename
  ... on Packet { id state missing page link contents { learners } }
  ... on PacketRefusal { problems { field message } }
  ... on Refusal { code field }
} }`;

async function make(input: object = {}, by: Sender = service) {
  const sent = { session: first(), clientMutationId: randomUUID(), ...input };
  const { data, errors } = await by.ask(MAKE, { input: sent });
  return data?.made ?? errors;
}

async function finished(address: string, by: Sender = service): Promise<string> {
  for (;;) {
    const { state } = JSON.parse((await by.get(`${address}/progress`)).text) as { state: string };
    if (state !== 'waiting' && state !== 'working') return state;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('the papers of a session, from its class', () => {
  it('are made by the page: for as many people as have seats, in the sizes that they read, by name', async () => {
    const form = (await service.get(pageOf(held))).text;
    expect(form).toMatch(/People<\/dt><dd>4</);
    expect(form).toMatch(/In large print<\/dt><dd>2</);
    const asked = await service.submit(pageOf(held), {
      ...{ clientMutationId: randomUUID(), final: 'no', paper: 'a4', sides: 'both', spares: '3' },
    });
    expect(asked.status).toBe(303);
    const address = String(asked.headers['location']);
    expect(await finished(address)).toBe('ready');
    const { text } = await service.get(address);
    const zip = /href="([^"]+\.zip)"/.exec(text)![1]!;
    const files = unzipSync((await service.get(zip)).bytes);
    const file = (end: string) => files[Object.keys(files).find((name) => name.endsWith(end))!]!;
    const contents = JSON.parse(Buffer.from(file('contents.json')).toString());
    expect(contents).toMatchObject({
      ...{ edition, variant: 'standard', meeting: 1, learners: 4, paper: 'a4', isDraft: true },
      ...{ date: '2026-12-01', start: '10:00' },
    });
    const copies = (name: string) =>
      Object.fromEntries(
        contents.items
          .filter((item: Item) => item.name === name && item.place === 'learners')
          .map(({ size, copies: many }: Item) => [size, many]),
      );
    // One in standard print and three spare ones, two in large, one in extra large.
    expect(copies('h1-2')).toEqual({ standard: 4, large: 2, xlarge: 1 });
    const words = await pdfText(file('everything.pdf'));
    for (const name of ['Ada', 'Ben', 'Cleo', 'Dee', 'Ruth', 'Marcus', 'Room 7']) {
      expect(words).toContain(name);
    }
    expect(words).toContain('Tuesday, December 1, 2026');
    expect(words).not.toContain('Rivera');
  });

  it('are made once, however often the same message comes', async () => {
    const clientMutationId = randomUUID();
    const all = await Promise.all(Array.from({ length: 5 }, () => make({ clientMutationId })));
    expect(all[0].__typename).toBe('Packet');
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect((await make({ clientMutationId })).id).toBe(all[0].id);
    expect((await make()).id).not.toBe(all[0].id);
    // Thrown away in between, the same message makes them again under the same address.
    await service.submit(`/packets/${all[0].id}/cancel`, {});
    expect(await service.ask(`{ packet(id: "${all[0].id}") { id } }`)).toEqual({
      data: { packet: null },
    });
    expect((await make({ clientMutationId })).id).toBe(all[0].id);
  });

  it('tell how far they have come, until they are ready', async () => {
    const { id } = await make();
    const socket = openSocket(origin, service.headers);
    const fields = '{ state done all link files { path link } contents { pages sheets { link } } }';
    const told = await socket.ask(`subscription { packetProgress(id: "${id}") ${fields} }`);
    await socket.close();
    const seen = told.map(({ data }) => (data as { packetProgress: any }).packetProgress);
    const steps = seen.map(({ done }) => done);
    expect(steps).toEqual(steps.toSorted((one, other) => one - other));
    expect(seen.length).toBeGreaterThan(3);
    expect(new Set(seen.map(({ state }) => state))).toContain('WORKING');
    const last = seen.at(-1);
    expect(last.state).toBe('READY');
    expect(last.done).toBe(last.all);
    const links = [last.link, last.files[0].link, last.contents.sheets[0].link];
    for (const link of links) {
      expect((await service.get(new URL(link).pathname)).status).toBe(200);
    }
    expect(await service.ask(`{ packet(id: "${id}") ${fields} }`)).toEqual({
      data: { packet: last },
    });
  });

  it('are for those who lead the class and for the office, and each leader has their own', async () => {
    const [ruth, marcus, other, helper] = [
      service.as(leaders[0]),
      service.as(leaders[1]),
      service.as(await named('Somebody Else', 'facilitator')),
      service.as(await named('Kim', 'assistant')),
    ];
    const { id, __typename: made } = await make({}, ruth);
    expect(made).toBe('Packet');
    expect(await finished(`/packets/${id}`, ruth)).toBe('ready');
    const seen = async (by: Sender) =>
      (await by.ask(`{ packet(id: "${id}") { id } }`)).data?.packet;
    expect([await seen(ruth), await seen(service)]).toEqual([{ id }, { id }]);
    expect([await seen(marcus), await seen(other)]).toEqual([null, null]);
    expect((await marcus.get(`/packets/${id}`)).status).toBe(404);
    const socket = openSocket(origin, {
      cookie: `hearthside=${service.cookie(leaders[1]!).value}`,
      origin,
    });
    const [refused] = await socket.ask(`subscription { packetProgress(id: "${id}") { state } }`);
    await socket.close();
    expect(refused!.errors![0]!.message).toContain('no such packet');
    expect(await make({}, other)).toMatchObject({ code: 'NO_SUCH_SESSION' });
    expect((await other.get(pageOf(held))).status).toBe(404);
    expect((await helper.get(pageOf(held))).status).toBe(403);
    expect((await marcus.get(pageOf(held))).status).toBe(200);
  });

  it('are refused with all that is wrong, and where', async () => {
    const final = await make({ final: true });
    expect(final.__typename).toBe('PacketRefusal');
    expect(final.problems).toContainEqual({
      field: 'final',
      message: expect.stringContaining('The host has not said what leaders have to report.'),
    });
    expect(await make({ spares: -1 })).toMatchObject({ problems: [{ field: 'spares' }] });
    expect(await make({ session: randomUUID() })).toMatchObject({ code: 'NO_SUCH_SESSION' });
    const empty = await aClass({});
    expect(await make({ session: empty.sessions[0] })).toMatchObject({
      problems: [{ field: 'learners', message: expect.stringContaining('Nobody has a seat') }],
    });
    expect((await service.get(pageOf(empty))).text).toContain('Nobody has a seat');
    const typed = { clientMutationId: randomUUID(), spares: 'some', final: 'yes' };
    const { status, text } = await service.submit(pageOf(held), typed);
    expect([status, text]).toEqual([422, expect.stringContaining('href="#spares"')]);
    expect(text).toContain('value="some"');
  });
});
