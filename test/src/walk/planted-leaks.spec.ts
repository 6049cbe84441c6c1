import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { aCast, type Cast } from './cast.js';
import { everyRoute } from './every-route.js';
import { fieldEntries } from './field-entries.js';
import type { Finding } from './finding.js';
import { PlantedModule, secrets } from './planted-leaks.js';
import type { RouteStep } from './route-entries.js';
import { walkChanges } from './walk-changes.js';
import { walkFields } from './walk-fields.js';
import { walkRoutes } from './walk-routes.js';
import { EVERYONE, LEADERS, OFFICE } from './walkers.js';

let cast: Cast;
beforeAll(async () => {
  cast = await aCast([PlantedModule]);
  secrets.name = cast.words.find(({ of }) => of === 'name of learner')!.text;
  secrets.leaders = cast.a.words.leaders;
});
afterAll(() => cast.stop());

const schema = () => cast.service.app.get(GraphQLSchemaHost).schema;
/** As "leak: Query.planted as nobody". */
const short = (findings: Finding[]) => findings.map(({ rule, at }) => `${rule}: ${at}`);

describe('a planted leak', () => {
  it('is caught in a field: by an error’s words, by a forgotten audience', async () => {
    const fields = {
      ...fieldEntries,
      'Query.plantedError': { may: [...OFFICE] },
      'Query.plantedForgotten': { may: LEADERS },
      'Query.plantedUnreached': { may: OFFICE },
    };
    const found = short((await walkFields(cast, schema(), { fields, only: /planted/ })).findings);
    expect(found).toEqual(
      expect.arrayContaining([
        'leak: Query.plantedError as otherLearner',
        'leak: Query.plantedError as elsewhere',
        'leak: Query.plantedForgotten as nobody',
        'leak: Query.plantedForgotten as learner',
        'let-through: Query.plantedForgotten as person',
        'unreached: Query.plantedUnreached as coordinator',
        'no-entry: Query.plantedWithoutEntry as nobody',
      ]),
    );
    expect(found).not.toContain('leak: Query.plantedError as learner');
    expect(found).not.toContain('leak: Query.plantedForgotten as facilitator');
  });

  it('is caught in a mutation that writes before it asks', async () => {
    const entries = {
      plantedWriteFirst: {
        input: async () => ({ instituteId: cast.a.instituteId }),
        may: OFFICE,
      },
    };
    const found = short((await walkChanges(cast, schema(), entries, /planted/)).findings);
    const others = ['facilitator', 'assistant', 'learner', 'otherLearner', 'elsewhere', 'invited'];
    expect(found).toEqual([
      'not-noted: plantedWriteFirst as coordinator',
      ...[...others, 'person'].map((walker) => `changed: plantedWriteFirst as ${walker}`),
    ]);
    const without = await walkChanges(cast, schema(), {}, /planted/);
    expect(short(without.findings)).toEqual(['no-entry: plantedWriteFirst']);
  });

  it('is caught in a route: by its page, and by a header', async () => {
    const routes = everyRoute(cast.service.app).filter((route) => route.includes('planted'));
    const entries = {
      'GET /planted/page': {
        call: ({ sender }: RouteStep) => sender.get('/planted/page'),
        may: LEADERS,
      },
      'GET /planted/redirect': {
        call: ({ sender }: RouteStep) => sender.get('/planted/redirect'),
        may: EVERYONE,
      },
    };
    const found = short((await walkRoutes(cast, routes, entries, {})).findings);
    expect(found).toEqual(
      expect.arrayContaining([
        'no-entry: GET /planted/without-entry',
        'leak: GET /planted/page as learner',
        'let-through: GET /planted/page as assistant',
        'leak: GET /planted/page as elsewhere',
        'leak: GET /planted/redirect as nobody',
      ]),
    );
    expect(found).not.toContain('leak: GET /planted/page as facilitator');
  });

  it('is caught by the walk’s own lists when something has gone', async () => {
    const gone = { 'Query.gone': { may: EVERYONE } };
    const { findings } = await walkFields(cast, schema(), { fields: gone, only: /none/ });
    expect(short(findings)).toContain('stale: Query.gone');
  });
});
