import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { collectDocuments, entities, migrations } from '@hearthside/api';
import { ownerDataSource } from '@hearthside/platform';
import { generatedFiles } from '../generated.mjs';
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

  it('is owned by the migrations’ role, and the application’s role may not change it', async () => {
    const owners = await service.database.source.query(`
      SELECT DISTINCT pg_get_userbyid(relowner) AS owner FROM pg_class
       WHERE relnamespace = 'public'::regnamespace`);
    expect(owners).toEqual([{ owner: 'hearthside_owner' }]);
    await expect(service.database.source.query('CREATE TABLE mine (id int)')).rejects.toThrow();
    await expect(service.database.source.query('DROP TABLE course')).rejects.toThrow();
  });
});

describe('files that are made from code', () => {
  it('are the committed ones: run "npm run schema" after a change, and read the difference', async () => {
    const root = fileURLToPath(new URL('../../', import.meta.url));
    const generated = await generatedFiles(root);
    expect(generated.size).toBeGreaterThan(8);
    for (const [path, text] of generated) {
      expect([path, readFileSync(join(root, path), 'utf8')]).toEqual([path, text]);
    }
  });

  it('hold no client’s operation that the schema does not know, or that has no name', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hearthside-documents-'));
    const put = (text: string) => writeFileSync(join(folder, 'a.graphql'), text);
    put('query A { courses { titel } }');
    await expect(collectDocuments([folder])).rejects.toThrow(
      'a.graphql: Cannot query field "titel"',
    );
    put('{ courses { title } }');
    await expect(collectDocuments([folder])).rejects.toThrow('the operation has a name');
    rmSync(folder, { recursive: true });
  });
});
