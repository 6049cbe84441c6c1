import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { entities, migrations, tablesWithoutTenant } from '@hearthside/api';
import { ownerDataSource } from '@hearthside/platform';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { printSchema } from 'graphql';
import { testService, type TestService } from './service.js';

let service: TestService;
beforeAll(async () => {
  service = await testService();
});
afterAll(() => service.stop());

describe('the schema of the database', () => {
  it('is what the entities say, once every migration has run on an empty one', async () => {
    const { ownerUrl, appUrl } = service.database;
    const source = await ownerDataSource(ownerUrl, appUrl, entities, migrations).initialize();
    try {
      const { upQueries } = await source.driver.createSchemaBuilder().log();
      // Constraints have names that say what they hold; the entities do not repeat them.
      const drift = upQueries.map(({ query }) => query).filter((sql) => !/CONSTRAINT/.test(sql));
      expect(drift).toEqual([]);
    } finally {
      await source.destroy();
    }
  });

  it('puts every table that is not on the list of those without a tenant under row security', async () => {
    const tables: { name: string; forced: boolean }[] = await service.database.source.query(`
      SELECT relname AS name, relrowsecurity AND relforcerowsecurity AS forced
        FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
         AND relname NOT IN ('migrations')`);
    expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(tablesWithoutTenant));
    const open = tables.filter(
      ({ name, forced }) => !forced && !tablesWithoutTenant.includes(name),
    );
    expect(open).toEqual([]);
  });

  it('is owned by the migrations’ role, and the application’s role may not change it', async () => {
    const owners = await service.database.source.query(`
      SELECT DISTINCT pg_get_userbyid(relowner) AS owner FROM pg_class
       WHERE relnamespace = 'public'::regnamespace`);
    expect(owners).toEqual([{ owner: 'hearthside_owner' }]);
    await expect(service.database.source.query('CREATE TABLE mine (id int)')).rejects.toThrow();
    await expect(service.database.source.query('DROP TABLE course')).rejects.toThrow();
  });
});

describe('the schema of GraphQL', () => {
  it('is the committed one: run "npm run schema" after a change, and read the difference', () => {
    const { schema } = service.app.get(GraphQLSchemaHost);
    const committed = readFileSync(
      new URL('../../apps/api/schema.graphql', import.meta.url),
      'utf8',
    );
    expect(`${printSchema(schema)}\n`).toBe(committed);
  });
});
