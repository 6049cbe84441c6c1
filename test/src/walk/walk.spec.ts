import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { aCast, type Cast } from './cast.js';
import { everyRoute } from './every-route.js';
import { said } from './finding.js';
import { walkChanges } from './walk-changes.js';
import { walkFields, type Walked } from './walk-fields.js';
import { walkRoutes } from './walk-routes.js';
import { walkSubscriptions } from './walk-subscriptions.js';
import { WALKERS } from './walkers.js';

/** Milliseconds; each takes 10 to 25 s on two quiet cores. */
const PATIENCE = 300_000;

let cast: Cast;
beforeAll(async () => {
  cast = await aCast();
});
afterAll(() => cast.stop());

const schema = () => cast.service.app.get(GraphQLSchemaHost).schema;

function count(what: string, { walked, all, findings }: Walked): void {
  process.stdout.write(
    `Walk: ${walked} of ${all} ${what} as ${WALKERS.length} people, ${findings.length} findings.\n`,
  );
}

describe('everybody', () => {
  it(
    'sees of each field what is theirs, and nothing else',
    async () => {
      const walk = await walkFields(cast, schema());
      count('fields', walk);
      expect(said(walk.findings)).toEqual([]);
      expect(walk.walked).toBe(walk.all);
    },
    PATIENCE,
  );

  it(
    'changes by each mutation what is theirs to change, and nothing else',
    async () => {
      const walk = await walkChanges(cast, schema());
      count('mutations', walk);
      expect(said(walk.findings)).toEqual([]);
      expect(walk.walked).toBe(walk.all);
    },
    PATIENCE,
  );

  it(
    'hears by each subscription what is theirs, and nothing else',
    async () => {
      const walk = await walkSubscriptions(cast, schema());
      count('subscriptions', walk);
      expect(said(walk.findings)).toEqual([]);
      expect(walk.walked).toBe(walk.all);
    },
    PATIENCE,
  );

  it(
    'gets by each route what is theirs, and nothing else',
    async () => {
      const closed = await aCast([], 'production');
      try {
        const routes = everyRoute(closed.service.app);
        const walk = await walkRoutes(closed, routes);
        count('routes', walk);
        expect(said(walk.findings)).toEqual([]);
        expect(walk.walked).toBe(walk.all);
        // The demo lets everybody be anybody, and has nothing else that production has not.
        const more = everyRoute(cast.service.app).filter((route) => !routes.includes(route));
        expect(more).toEqual(['GET /demo', 'GET /demo/mailbox', 'POST /demo/sign-in']);
      } finally {
        await closed.stop();
      }
    },
    PATIENCE,
  );
});
