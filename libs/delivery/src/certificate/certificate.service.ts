import { randomUUID } from 'node:crypto';
import { coordinatedBy } from '@hearthside/people';
import { isId, Keys, record, Refused, type Context } from '@hearthside/platform';
import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { completionIn } from '../completion/completion.service.js';
import { offeringAt } from '../offering/admitted.js';
import { Certificate } from './certificate.entity.js';
import { checkCodeOf, checkHashOf } from './check-code.js';
import type { IssuedCertificate, IssuedCertificates } from './issued-certificate.view.js';

type Row = Omit<IssuedCertificate, 'checkCode'> & { checkHash: string };

/** Certificates: the office issues them and takes them back; anybody who has a code asks whether it is valid. */
@Injectable()
export class CertificateService {
  readonly #key: Buffer;

  constructor(keys: Keys) {
    this.#key = keys.derive('certificate');
  }

  /**
   * For all who completed a class that is over, and have none yet. A certificate that was revoked is not replaced.
   *
   * @returns how many
   * @throws Refused NO_SUCH_OFFERING, OFFERING_NOT_FINISHED
   */
  async issueCertificates(ctx: Context, offeringId: string): Promise<number> {
    const instituteId = coordinatedBy(ctx);
    return ctx.tx(async (db) => {
      const offering = await offeringAt(db, ctx, offeringId, 'held');
      if (offering.state !== 'finished') {
        throw new Refused(
          'OFFERING_NOT_FINISHED',
          'Certificates are issued once the class is over. Finish the class first.',
          'offering',
        );
      }
      const issued = (await rowsOf(db, instituteId, offering.id)).map((row) => row.enrolment);
      const fresh = (await completionIn(db, offering))
        .filter(({ completed, enrolment }) => completed && !issued.includes(enrolment))
        .map(({ enrolment: enrolmentId }) => {
          const of = { instituteId, id: randomUUID() };
          const checkHash = checkHashOf(checkCodeOf(this.#key, of));
          return { ...of, enrolmentId, checkHash, issuedAt: ctx.now() };
        });
      if (fresh.length > 0) await db.insert(Certificate, fresh);
      const subject = { kind: 'offering', id: offering.id } as const;
      await record(db, ctx, 'certificates.issued', subject, { count: fresh.length });
      return fresh.length;
    });
  }

  /** All of a class, revoked ones among them; for the office. @throws Refused NO_SUCH_OFFERING */
  async certificatesOf(ctx: Context, offeringId: string): Promise<IssuedCertificates> {
    const instituteId = coordinatedBy(ctx);
    return ctx.tx(async (db) => {
      const { id: offering } = await offeringAt(db, ctx, offeringId);
      const rows = await rowsOf(db, instituteId, offering);
      return { offering, certificates: rows.map((row) => this.#shown(instituteId, row)) };
    });
  }

  /** @throws Refused NO_SUCH_CERTIFICATE */
  async get(ctx: Context, id: string): Promise<IssuedCertificate> {
    const instituteId = coordinatedBy(ctx);
    const [row] = isId(id) ? await ctx.tx((db) => rowsOf(db, instituteId, null, id)) : [];
    if (row) return this.#shown(instituteId, row);
    throw new Refused('NO_SUCH_CERTIFICATE', 'There is no such certificate at your institute.');
  }

  /** The reader's own of a class, if they have one that is valid. */
  async ownCertificate(ctx: Context, offeringId: string): Promise<IssuedCertificate | undefined> {
    const { who } = ctx;
    if (who.kind !== 'member' || !isId(offeringId)) return undefined;
    const { instituteId, membershipId } = who;
    const rows = await ctx.tx((db) => rowsOf(db, instituteId, offeringId, null, membershipId));
    const [row] = rows.map((each) => this.#shown(instituteId, each));
    return row?.checkCode ? row : undefined;
  }

  /** Its code is not valid from now on. @throws Refused NO_SUCH_CERTIFICATE, REVOKED_BEFORE */
  async revokeCertificate(ctx: Context, id: string): Promise<void> {
    const instituteId = coordinatedBy(ctx);
    await ctx.tx(async (db) => {
      const { id: found } = await this.get(ctx, id);
      const valid = { instituteId, id: found, revokedAt: IsNull() };
      const { affected } = await db.update(Certificate, valid, { revokedAt: ctx.now() });
      if (!affected) {
        throw new Refused('REVOKED_BEFORE', 'This certificate has been taken back already.');
      }
      await record(db, ctx, 'certificate.revoked', { kind: 'certificate', id: found });
    });
  }

  /**
   * For anybody. Whether there is none, it was revoked or the code is no code at all: the answer is the same, and so
   * is the work, one hash and one look into an index.
   */
  async certificateIsValid(ctx: Context, code: string): Promise<boolean> {
    const [row] = await ctx.select<{ valid: boolean }>(
      'SELECT app.certificate_is_valid($1) AS valid',
      [checkHashOf(code)],
    );
    return row!.valid;
  }

  /** Under another master key than it was issued with, a certificate has no code that could be printed again. */
  #shown(instituteId: string, { checkHash, ...row }: Row): IssuedCertificate {
    const code = checkCodeOf(this.#key, { instituteId, id: row.id });
    const holds = row.revokedAt === null && checkHashOf(code) === checkHash;
    return { ...row, checkCode: holds ? code : null };
  }
}

/**
 * @param offering or nothing for one certificate alone
 * @param member whose they are; nothing for everybody's
 */
async function rowsOf(
  db: EntityManager,
  instituteId: string,
  offering: string | null,
  id: string | null = null,
  member: string | null = null,
): Promise<Row[]> {
  return db.query(
    `SELECT c.id, c.enrolment_id AS enrolment, m.name, c.issued_at AS "issuedAt",
            c.revoked_at AS "revokedAt", c.check_hash AS "checkHash"
       FROM certificate c
       JOIN enrolment e ON e.institute_id = c.institute_id AND e.id = c.enrolment_id
       JOIN membership m ON m.institute_id = e.institute_id AND m.id = e.membership_id
      WHERE c.institute_id = $1 AND (e.offering_id = $2 OR c.id = $3)
        AND ($4::uuid IS NULL OR m.id = $4)
      ORDER BY lower(m.name), c.id`,
    [instituteId, offering, id, member],
  );
}
