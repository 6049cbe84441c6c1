import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Runner, RunnerHost } from '@hearthside/api';
import { Audience } from '@hearthside/platform';
import { Module } from '@nestjs/common';
import {
  Field,
  GraphQLSchemaHost,
  ObjectType,
  Query,
  ResolveField,
  Resolver,
  Subscription,
} from '@nestjs/graphql';
import { GraphQLError, parse } from 'graphql';
import { openSocket, type Socket } from './socket.js';
import { testService, type TestService } from './service.js';

const SECRET = 'password-of-the-database';

@ObjectType()
class Trap {
  @Field()
  name!: string;
}

/** Every place in which our own code may throw something that holds a secret. */
@Audience('anyone')
@Resolver(() => Trap)
class TrapResolver {
  @Query(() => String)
  thrown(): string {
    throw new Error(SECRET);
  }

  @Query(() => String)
  async rejected(): Promise<string> {
    throw Object.assign(new Error('fine'), { cause: SECRET, detail: SECRET });
  }

  @Query(() => String)
  thrownWords(): string {
    throw SECRET;
  }

  @Query(() => String)
  disguised(): string {
    throw new GraphQLError(SECRET, { extensions: { code: 'DATABASE', secret: SECRET } });
  }

  @Query(() => [Trap])
  traps(): Trap[] {
    return [{ name: 'a' }, { name: 'b' }];
  }

  @ResolveField(() => String)
  below(): string {
    throw new Error(SECRET);
  }

  @Subscription(() => String)
  async *events(): AsyncGenerator<{ events: string }> {
    yield { events: 'one' };
    throw new Error(SECRET);
  }

  @Subscription(() => Trap)
  async *trapped(): AsyncGenerator<{ trapped: Trap }> {
    yield { trapped: { name: 'a' } };
  }

  @Subscription(() => String)
  async refused(): Promise<AsyncIterable<string>> {
    throw new Error(SECRET);
  }
}

@Module({ providers: [TrapResolver] })
class TrapModule {}

let service: TestService;
let socket: Socket;
beforeAll(async () => {
  service = await testService('demo', [TrapModule]);
  await service.app.listen(0, '127.0.0.1');
  socket = openSocket(await service.app.getUrl(), service.headers);
});
afterAll(async () => {
  await socket.close();
  await service.stop();
});

const number = /^Something went wrong on our side. Its number is [0-9a-f-]{36}\.$/;
const traps = [
  '{ thrown }',
  '{ rejected }',
  '{ thrownWords }',
  '{ disguised }',
  '{ traps { name below } }',
  'query A { a: thrown } query B { b: traps { below } }',
];

function expectMasked(answer: { errors?: readonly { message: string }[] }): void {
  expect(JSON.stringify(answer)).not.toContain(SECRET);
  expect(answer.errors!.length).toBeGreaterThan(0);
  for (const { message } of answer.errors!) expect(message).toMatch(number);
}

const nameIn = (query: string) => (query.startsWith('query A') ? 'B' : undefined);

describe('a secret in an error', () => {
  it.each(traps)('stays inside over HTTP: %s', async (query) => {
    const body = JSON.stringify({ query, operationName: nameIn(query) });
    const json = { 'content-type': 'application/json' };
    expectMasked(JSON.parse((await service.post('/graphql', body, json)).text));
  });

  it.each(traps)('stays inside over a WebSocket: %s', async (query) => {
    const [answer] = await socket.ask(query, nameIn(query));
    expectMasked(answer!);
  });

  it.each(traps)('stays inside when an operation is not compiled: %s', async (query) => {
    const { schema } = service.app.get(GraphQLSchemaHost);
    const runner = new Runner(
      schema,
      service.app.get(RunnerHost).mask,
      () => {},
      () => {
        throw new Error('This machine compiles nothing.');
      },
    );
    const request = {
      hash: query,
      document: parse(query),
      operationName: nameIn(query),
      variables: {},
      contextValue: { request: service.request() },
    };
    expect(await runner.run(request)).toBeUndefined();
    expectMasked((await runner.runAnyway(request)) as never);
  });

  it.each([
    'subscription { events }',
    'subscription { trapped { below } }',
    'subscription { refused }',
  ])('stays inside in an event: %s', async (query) => {
    const answers = await socket.ask(query);
    expect(JSON.stringify(answers)).not.toContain(SECRET);
    expect(answers.flatMap(({ errors = [] }) => errors)[0]!.message).toMatch(number);
  });
});
