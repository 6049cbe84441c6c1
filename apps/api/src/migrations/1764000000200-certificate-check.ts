import { letOwnerRead, makeDefiner } from '@hearthside/platform';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Anybody who has a certificate's code may ask whether it is valid, before an institute is known. */
export class CertificateCheck1764000000200 implements MigrationInterface {
  name = 'CertificateCheck1764000000200';

  async up(runner: QueryRunner): Promise<void> {
    await letOwnerRead(runner, 'certificate');
    // One look into the index, whether there is none or it was revoked.
    await makeDefiner(
      runner,
      'app.certificate_is_valid(text)',
      `CREATE FUNCTION app.certificate_is_valid(check_hash text) RETURNS boolean
         LANGUAGE sql STABLE AS $$
         SELECT EXISTS (SELECT FROM public.certificate c
                         WHERE c.check_hash = $1 AND c.revoked_at IS NULL)
       $$`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION app.certificate_is_valid(text)');
    await runner.query('DROP POLICY lookup ON certificate');
  }
}
