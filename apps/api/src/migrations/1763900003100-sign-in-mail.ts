import { allowTask, disallowTask } from '@hearthside/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Somebody waits for this mail in front of a page, so attempts end while its code would still be of use. */
export class SignInMail1763900003100 implements MigrationInterface {
  name = 'SignInMail1763900003100';

  async up(runner: QueryRunner): Promise<void> {
    await allowTask(runner, 'send-sign-in-mail', 6);
  }

  async down(runner: QueryRunner): Promise<void> {
    await disallowTask(runner, 'send-sign-in-mail');
  }
}
