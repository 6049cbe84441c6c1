import { dropJobTables, makeJobTables } from '@hearthside/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Work that is done later, within the transaction that asks for it. */
export class Jobs1763900002000 implements MigrationInterface {
  name = 'Jobs1763900002000';

  async up(runner: QueryRunner): Promise<void> {
    await makeJobTables(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropJobTables(runner);
  }
}
