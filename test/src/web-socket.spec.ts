import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WebSocket } from 'ws';
import { aCourse } from './courses.js';
import { testService, type TestService } from './service.js';
import { openSocket } from './socket.js';

let demo: TestService;
let closed: TestService;
let origin: string;
let closedOrigin: string;
beforeAll(async () => {
  [demo, closed] = await Promise.all([testService('demo'), testService('production')]);
  for (const service of [demo, closed]) {
    await service.publish(aCourse());
    await service.app.listen(0, '127.0.0.1');
  }
  [origin, closedOrigin] = [await demo.app.getUrl(), await closed.app.getUrl()];
});
afterAll(() => Promise.all([demo.stop(), closed.stop()]));

const titles = '{ courses { title } }';

/** The status with which the server answers a request to open a socket; 101 means it is open. */
function statusOf(address: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const url = `${address.replace(/^http/, 'ws')}/graphql`;
    const socket = new WebSocket(url, 'graphql-transport-ws', { headers });
    socket.on('open', () => {
      socket.terminate();
      resolve(101);
    });
    socket.on('unexpected-response', (_request, response) => {
      socket.terminate();
      resolve(response.statusCode ?? 0);
    });
    socket.on('error', (error) => !error.message.includes('closed before') && reject(error));
  });
}

describe('GraphQL over a WebSocket', () => {
  it('answers as over HTTP, and takes a second question on the same socket', async () => {
    const socket = openSocket(origin, demo.headers);
    const [first] = await socket.ask(titles);
    expect(first).toEqual(await demo.ask(titles));
    expect(await socket.ask('{ __typename }')).toEqual([{ data: { __typename: 'Query' } }]);
    await socket.close();
  });

  it.each([
    ['a slip', '{ courses { titel } }', /Cannot query field/],
    ['no GraphQL', '{ courses', /Syntax Error/],
    ['more than a thousand tokens', `{ courses { ${'title '.repeat(1200)} } }`, /1000 tokens/],
    [
      'more than ten levels',
      `{ courses ${'{ ... on Course '.repeat(11)} { title } ${'}'.repeat(11)} }`,
      /depth/i,
    ],
    [
      'more than ten aliases',
      `{ ${Array.from({ length: 11 }, (_, n) => `a${n}: __typename`).join(' ')} }`,
      /alias/i,
    ],
  ])('says what is wrong, within the same limits: %s', async (_, query, message) => {
    const socket = openSocket(origin, demo.headers);
    const [answer] = await socket.ask(query);
    expect(answer?.errors?.[0]?.message).toMatch(message);
    await socket.close();
  });

  it('closes when a message is longer than 64 kB', async () => {
    const socket = openSocket(origin, demo.headers);
    await expect(socket.ask(`{ courses { title } } # ${'x'.repeat(70_000)}`)).rejects.toBeTruthy();
  });

  it('answers only trusted documents in production', async () => {
    const socket = openSocket(closedOrigin, closed.headers);
    const [answer] = await socket.ask(titles);
    expect(answer?.errors?.[0]?.extensions).toMatchObject({ code: 'TRUSTED_DOCUMENTS_ONLY' });
    await socket.close();
  });

  it('opens to our own pages and to programs, and to no foreign page', async () => {
    expect(await statusOf(origin, {})).toBe(101);
    expect(await statusOf(origin, { origin: 'http://localhost:3000' })).toBe(101);
    expect(await statusOf(origin, { origin: 'https://evil.example' })).toBe(403);
    expect(await statusOf(origin, { origin: 'null' })).toBe(403);
    expect(await statusOf(origin, { host: 'evil.example' })).toBe(403);
    expect(await statusOf(closedOrigin, { origin: 'https://classes.example.org' })).toBe(101);
    expect(await statusOf(closedOrigin, { origin: 'https://other.example.org' })).toBe(403);
  });

  it('opens at no other address', async () => {
    await expect(statusOf(`${origin}/elsewhere`, {})).resolves.toBe(403);
  });
});
