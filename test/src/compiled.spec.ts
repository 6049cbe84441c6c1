import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashOf, RunnerHost } from '@hearthside/api';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { execute, parse } from 'graphql';
import { flagshipService, type TestService } from './service.js';

let service: TestService;
beforeAll(async () => {
  service = await flagshipService();
});
afterAll(() => service.stop());

const course = 'course(slug: "love-and-sex-after-50")';
const everything = `title edition { id contentHash publishedOn } sources { title url kind }
  lessons { number title sensitivity outcomes { text shownBy } prompts { text kind depth alone }
    activities { id minutes startsAtMinute kind grouping core } handouts { id kind private } bodyTree }`;

const operations: [string, string, Record<string, unknown>][] = [
  ['everything of a course', `{ ${course} { ${everything} } }`, {}],
  ['aliases', `{ a: ${course} { t: title } b: course(slug: "none") { title } }`, {}],
  [
    'fragments',
    `{ ${course} { ...F lessons { ... on Lesson { title } } } } fragment F on Course { slug }`,
    {},
  ],
  [
    'conditions',
    `query($yes: Boolean!) { ${course} { title @include(if: $yes) slug @skip(if: $yes) } }`,
    { yes: true },
  ],
  [
    'variables',
    'query($s: ID!, $n: Int!) { course(slug: $s) { lesson(number: $n) { title } } }',
    { s: 'love-and-sex-after-50', n: 2 },
  ],
  [
    'a default of a required variable',
    `query($size: PrintSize! = LARGE) { ${course} { lessons { pdfUrl(size: $size) } } }`,
    {},
  ],
  [
    'a default that is not used',
    `query($size: PrintSize = LARGE) { ${course} { lessons { pdfUrl(size: $size) } } }`,
    { size: 'XLARGE' },
  ],
  ['nothing found', '{ course(slug: "none") { title lessons { title } } }', {}],
  ['names of types', `{ __typename ${course} { __typename lessons { __typename } } }`, {}],
  ['the schema', '{ __schema { queryType { name fields { name args { name } } } } }', {}],
];

describe('a compiled operation', () => {
  it.each(operations)(
    'answers as the reference implementation does: %s',
    async (_, query, variables) => {
      const document = parse(query);
      const { runner } = service.app.get(RunnerHost);
      const request = () => ({
        hash: hashOf(query),
        document,
        operationName: undefined,
        variables,
        contextValue: { request: service.request() },
      });
      const reference = await execute({
        schema: service.app.get(GraphQLSchemaHost).schema,
        document,
        variableValues: variables,
        contextValue: request().contextValue,
      });
      expect(reference.errors).toBeUndefined();
      const compiled = await runner.run(request());
      expect(compiled).toBeDefined();
      const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;
      expect(plain(await runner.runAnyway(request()))).toEqual(plain(reference));
      // Once more, from what is kept.
      expect(plain(await runner.runAnyway(request()))).toEqual(plain(reference));
    },
  );

  it('leaves variables that do not fit to the reference implementation, which says why', async () => {
    const query = 'query($n: Int!) { course(slug: "x") { lesson(number: $n) { title } } }';
    const { errors } = await service.ask(query, { n: 'two' });
    expect(errors[0].message).toContain('Int cannot represent non-integer value');
    expect(errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });
});
