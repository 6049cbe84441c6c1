import { allowTask, disallowTask } from '@hearthside/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Seats that come free are offered to those in line. */
export class EnrolmentJobs1764000000100 implements MigrationInterface {
  name = 'EnrolmentJobs1764000000100';

  async up(runner: QueryRunner): Promise<void> {
    await allowTask(runner, 'free-seats');
  }

  async down(runner: QueryRunner): Promise<void> {
    await disallowTask(runner, 'free-seats');
  }
}
