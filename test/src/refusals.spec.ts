import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashOf, RunnerHost } from '@hearthside/api';
import { Audience, orRefusal, refusedAsData, Refusal, Refused } from '@hearthside/platform';
import { Controller, Get, Module } from '@nestjs/common';
import {
  Args,
  Field,
  GraphQLSchemaHost,
  Mutation,
  ObjectType,
  Query,
  Resolver,
} from '@nestjs/graphql';
import { execute, parse } from 'graphql';
import { testService, type TestService } from './service.js';

@ObjectType()
class Lamp {
  @Field()
  name!: string;
}

const LampResult = orRefusal('LampResult', () => Lamp);
const dark = () => new Refused('LAMP_MISSING', 'There is no lamp here. Bring one.', 'lamp');

@Audience('members')
@Resolver()
class LampResolver {
  /** No instance of its class, as rows often are none. */
  @Mutation(() => LampResult)
  light(@Args('how') how: string): Promise<typeof LampResult> {
    return refusedAsData(async () => {
      if (how === 'thrown') throw dark();
      if (how === 'returned') return new Refusal('LAMP_OLD', 'The lamp is too old.');
      if (how === 'broken') throw new Error('secret wire');
      return { name: 'Lamp' };
    });
  }

  @Query(() => String)
  shade(): string {
    throw dark();
  }
}

@Audience('anyone')
@Controller()
class LampController {
  @Get('lamp')
  lamp(): string {
    throw dark();
  }
}

@Module({ providers: [LampResolver], controllers: [LampController] })
class LampModule {}

let service: TestService;
beforeAll(async () => {
  service = await testService('demo', [LampModule]);
});
afterAll(() => service.stop());

const query = `mutation($how: String!) { light(how: $how) {
  __typename ... on Lamp { name } ... on Refusal { code message field } } }`;

/** By graphql-jit, as requests are, and by graphql-js. */
async function bothWays(how: string) {
  const document = parse(query);
  const variables = { how };
  const contextValue = { request: service.request() };
  const known = { hash: hashOf(query), document, operationName: undefined };
  const compiled = await service.app
    .get(RunnerHost)
    .runner.run({ ...known, variables, contextValue });
  const { schema } = service.app.get(GraphQLSchemaHost);
  const reference = await execute({ schema, document, variableValues: variables, contextValue });
  const over = await service.ask(query, variables);
  return [compiled, reference, over].map((each) => JSON.parse(JSON.stringify(each)) as never);
}

describe('a mutation that may be refused', () => {
  it.each([
    ['done', { __typename: 'Lamp', name: 'Lamp' }],
    [
      'thrown',
      {
        __typename: 'Refusal',
        code: 'LAMP_MISSING',
        message: 'There is no lamp here. Bring one.',
        field: 'lamp',
      },
    ],
    [
      'returned',
      { __typename: 'Refusal', code: 'LAMP_OLD', message: 'The lamp is too old.', field: null },
    ],
  ])('answers the same however it is run: %s', async (how, light) => {
    for (const answer of await bothWays(how)) expect(answer).toEqual({ data: { light } });
  });

  it('shows nothing of what else goes wrong', async () => {
    const { errors, data } = await service.ask(query, { how: 'broken' });
    expect(JSON.stringify({ errors, data })).not.toContain('secret');
    expect(errors[0].extensions.code).toBe('INTERNAL_SERVER_ERROR');
  });
});

describe('something refused where no answer has room for it', () => {
  it('is an error with the same words, on the way of questions too', async () => {
    const { errors } = await service.ask('{ shade }');
    expect(errors[0]).toMatchObject({
      message: 'There is no lamp here. Bring one.',
      extensions: { code: 'LAMP_MISSING' },
    });
  });

  it('is a page with the same words', async () => {
    const { status, text } = await service.get('/lamp');
    expect([status, text.includes('There is no lamp here. Bring one.')]).toEqual([422, true]);
  });
});
