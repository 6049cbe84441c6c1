import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashOf, PERSONAL, RunnerHost } from '@hearthside/api';
import { KEPT_BY, Lesson } from '@hearthside/curriculum';
import { CONTEXT } from '@hearthside/platform';
import { Module } from '@nestjs/common';
import { Extensions, GraphQLSchemaHost, Int, ResolveField, Resolver } from '@nestjs/graphql';
import { getNamedType, isObjectType, parse, type GraphQLSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { aCourse, aHandout, courseSheets } from './courses.js';
import { testService, type TestService } from './service.js';

let counted = 0;

/** Fields whose answers tell how often they were asked. */
@Resolver(() => Lesson)
class CountingResolver {
  @ResolveField(() => Int)
  askedSoFar(): number {
    return ++counted;
  }

  @Extensions({ [PERSONAL]: true })
  @ResolveField(() => Int)
  ofOnePerson(): number {
    return ++counted;
  }
}

@Module({ providers: [CountingResolver] })
class CountingModule {}

const spoons = (words: string) => aCourse({ 'lessons/01-tea/h1-1-spoons.md': aHandout(words) });
const counting = '{ course(slug: "tea") { title lessons { askedSoFar } } }';

let service: TestService;
beforeAll(async () => {
  service = await testService('demo', [CountingModule]);
  await service.publish(spoons('One spoon.'));
});
afterAll(() => service.stop());

const askedSoFar = async (query = counting) =>
  (await service.ask(query)).data.course.lessons[0].askedSoFar as number;

describe('an answer that follows from an edition', () => {
  it('is worked out once and sent again', async () => {
    expect(await askedSoFar()).toBe(await askedSoFar());
  });

  it('is worked out anew for other arguments, other words and another edition', async () => {
    const first = await askedSoFar();
    const byVariable = 'query Q($slug: ID!) { course(slug: $slug) { lessons { askedSoFar } } }';
    const ask = async (slug: string) => (await service.ask(byVariable, { slug })).data.course;
    expect((await ask('tea')).lessons[0].askedSoFar).not.toBe(first);
    expect(await ask('coffee')).toBeNull();
    expect((await ask('tea')).lessons[0].askedSoFar).toBe(first + 1);
    await service.publish(spoons('Two spoons.'));
    expect(await askedSoFar()).toBeGreaterThan(first + 1);
  });

  it('is not kept when something personal is among it', async () => {
    const query = '{ course(slug: "tea") { lessons { ofOnePerson } } }';
    const ask = async () => (await service.ask(query)).data.course.lessons[0].ofOnePerson;
    expect(await ask()).not.toBe(await ask());
  });

  it('is not kept when it holds an error', async () => {
    const query = '{ courses { title } course(slug: "a\\u0000b") { title } }';
    expect((await service.ask(query)).data.course).toBeNull();
    expect((await service.ask(query)).data.course).toBeNull();
  });

  it('is refused to whoever may not read it, though others have it', async () => {
    const query = '{ facilitatorGuide(course: "tea", lesson: 1) { title html } }';
    const { runner } = service.app.get(RunnerHost);
    const document = parse(query);
    const learner = await service.somebody('learner');
    const as = (mayLead: boolean) =>
      runner.runAnyway({
        hash: hashOf(query),
        document,
        operationName: undefined,
        variables: {},
        contextValue: { request: service.request(mayLead ? undefined : learner.who) },
      });
    expect((await as(true)).data?.['facilitatorGuide']).toMatchObject({ title: 'A pot of tea' });
    const refused = await as(false);
    expect(refused.data?.['facilitatorGuide'] ?? null).toBeNull();
    expect(refused.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    expect((await as(true)).data?.['facilitatorGuide']).not.toBeNull();
  });

  it('is kept apart for those who may read more of it and those who may read less', async () => {
    const brief = { body: 'Thank you.', audience: 'host' } as const;
    await service.publish(aCourse(courseSheets({ welcome: { body: 'Come in.' }, brief })));
    const query = '{ course(slug: "tea") { sheets { id } } }';
    const { runner } = service.app.get(RunnerHost);
    const learner = await service.somebody('learner');
    const as = async (mayLead: boolean) => {
      const { data } = await runner.runAnyway({
        hash: hashOf(query),
        document: parse(query),
        operationName: undefined,
        variables: {},
        contextValue: { request: service.request(mayLead ? undefined : learner.who) },
      });
      const { sheets } = data?.['course'] as { sheets: { id: string }[] };
      return sheets.map(({ id }) => id);
    };
    for (let time = 1; time <= 2; time++) {
      expect(await as(true)).toEqual(['welcome', 'brief', 'sources', 'help']);
      expect(await as(false)).toEqual(['welcome', 'sources', 'help']);
    }
    await service.publish(spoons('One spoon.'));
  });

  it('is its own question’s, though one request should ask two', async () => {
    const { runner } = service.app.get(RunnerHost);
    const request = service.request();
    const ask = async (query: string) =>
      runner.runAnyway({
        hash: hashOf(query),
        document: parse(query),
        operationName: undefined,
        variables: {},
        contextValue: { request },
      });
    expect((await ask('{ course(slug: "tea") { title } }')).data).toHaveProperty('course.title');
    expect((await ask('{ course(slug: "tea") { slug } }')).data).toEqual({
      course: { slug: 'tea' },
    });
    expect((await ask('{ course(slug: "none") { slug } }')).data).toEqual({ course: null });
  });

  it('asks the database each time who may read, and which edition is the latest', async () => {
    const queries: string[] = [];
    const request = { [CONTEXT]: { ...service.request()[CONTEXT]!, tx: never, select: never } };
    async function never(): Promise<never> {
      queries.push('asked');
      throw new Error('The database is away.');
    }
    await askedSoFar();
    const answer = await service.app.get(RunnerHost).runner.runAnyway({
      hash: hashOf(counting),
      document: parse(counting),
      operationName: undefined,
      variables: {},
      contextValue: { request: request as never },
    });
    expect(queries.length).toBeGreaterThan(0);
    expect(answer.data ?? { course: null }).toEqual({ course: null });
  });

  it('holds only types of which nothing is personal', () => {
    const { schema } = service.app.get(GraphQLSchemaHost);
    expect(typesBelowKeptRoots(schema)).toEqual([
      ...['Activity', 'Course', 'CourseSheet', 'Edition', 'FacilitatorGuide', 'Handout', 'LeftOut'],
      ...['Lesson', 'MovedItem', 'Outcome', 'Prompt', 'Source', 'Variant'],
    ]);
  });
});

/** A new type here is a question to its author: does it hold anything of one person? */
function typesBelowKeptRoots(schema: GraphQLSchema): string[] {
  const roots = Object.values(schema.getQueryType()!.getFields());
  const found = new Set<string>();
  const queue = roots.filter(({ extensions }) => extensions[KEPT_BY]).map(({ type }) => type);
  for (const type of queue) {
    const named = getNamedType(type);
    if (!isObjectType(named) || found.has(named.name)) continue;
    found.add(named.name);
    queue.push(...Object.values(named.getFields()).map((field) => field.type));
  }
  return [...found].toSorted();
}

const documents = JSON.parse(
  readFileSync(new URL('../../apps/api/trusted-documents.json', import.meta.url), 'utf8'),
) as Record<string, { name: string; text: string }>;
const [listHash, list] = Object.entries(documents).find(([, { name }]) => name === 'CourseList')!;
const byHash = (hash: string) =>
  `/graphql?extensions=${encodeURIComponent(JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hash } }))}`;
const preflight = { 'apollo-require-preflight': 'yes' };

describe('asking by the name of a document', () => {
  it('gives the same answer as its text', async () => {
    const answer = await service.get(byHash(listHash), preflight);
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toEqual(await service.ask(list.text));
  });

  it('answers 304 to a reader who holds the answer already, until it changes', async () => {
    const first = await service.get(byHash(listHash), preflight);
    expect(first.headers['cache-control']).toBe('private, no-cache');
    const known = { ...preflight, 'if-none-match': String(first.headers['etag']) };
    const second = await service.get(byHash(listHash), known);
    expect([second.status, second.text]).toEqual([304, '']);
    await service.publish(spoons('Three spoons.'));
    const third = await service.get(byHash(listHash), known);
    expect(third.status).toBe(200);
    expect(third.headers['etag']).not.toBe(first.headers['etag']);
  });

  it('answers a POST in full, whatever the reader holds', async () => {
    const first = await service.get(byHash(listHash), preflight);
    const headers = {
      'content-type': 'application/json',
      'if-none-match': String(first.headers['etag']),
    };
    const answer = await service.post('/graphql', JSON.stringify({ query: list.text }), headers);
    expect(answer.status).toBe(200);
    expect(answer.headers['etag']).toBeUndefined();
  });

  it('is not open to a foreign page that asks nobody first', async () => {
    expect((await service.get(byHash(listHash))).status).toBe(400);
  });

  it('says when it knows no such document, and takes none in', async () => {
    const query = '{ courses { title } }';
    const unknown = await service.get(byHash(hashOf(query)), preflight);
    expect(unknown.text).toContain('PERSISTED_QUERY_NOT_FOUND');
    const extensions = { persistedQuery: { version: 1, sha256Hash: hashOf(query) } };
    const json = { 'content-type': 'application/json' };
    await service.post('/graphql', JSON.stringify({ query, extensions }), json);
    expect((await service.get(byHash(hashOf(query)), preflight)).text).toContain('NOT_FOUND');
  });
});

describe('production', () => {
  let closed: TestService;
  beforeAll(async () => {
    closed = await testService('production');
    await closed.publish(spoons('One spoon.'));
  });
  afterAll(() => closed.stop());

  it('answers the documents of our own clients, by name and by text', async () => {
    const answer = await closed.get(byHash(listHash), preflight);
    expect(JSON.parse(answer.text).data.courses[0].title).toBe('Making tea');
    expect((await closed.ask(list.text)).data.courses).toHaveLength(1);
  });

  it('refuses leaders’ text to visitors in a document of ours as well', async () => {
    const { text } = Object.values(documents).find(({ name }) => name === 'LeadersGuide')!;
    const { errors } = await closed.ask(text, { course: 'tea', lesson: 1 });
    expect(errors[0].extensions.code).toBe('FORBIDDEN');
  });
});
