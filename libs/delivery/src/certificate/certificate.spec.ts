import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Keys, VISITOR } from '@hearthside/platform';
import type { TestDatabase } from '@hearthside/testing';
import { aHeldClass, classDatabase, refusedWith, type HeldClass } from '../spec-held-class.js';
import { CertificateService } from './certificate.service.js';

let database: TestDatabase;
let held: HeldClass;
const master = (byte: number) => Keys.from(Buffer.alloc(32, byte));
const service = new CertificateService(master(7));
beforeAll(async () => {
  database = await classDatabase();
});
afterAll(() => database.drop());
/** The first two of three have completed it. */
beforeEach(async () => {
  held = await aHeldClass(database, 3, { state: 'finished' });
  await held.mark(1, 'present', 'present', 'absent');
  await held.mark(2, 'late', 'left-early', 'absent');
});

const issue = () => service.issueCertificates(held.ctx(held.office), held.id);
const all = async (by = service) =>
  (await by.certificatesOf(held.ctx(held.office), held.id)).certificates;
const isValid = (code: string) => service.certificateIsValid(database.contexts.for(VISITOR), code);
const said = async (sql: string) =>
  database.contexts
    .forService(held.instituteId)
    .tx((db) => db.query(`${sql} WHERE institute_id = $1`, [held.instituteId]));

describe('issuing certificates', () => {
  it('gives one to each who completed the class, once', async () => {
    expect(await issue()).toBe(2);
    expect(await issue()).toBe(0);
    await held.mark(4, null, null, 'present');
    expect(await issue()).toBe(0);
    expect((await all()).map(({ name, revokedAt }) => [name, revokedAt])).toEqual([
      ['Learner 00', null],
      ['Learner 01', null],
    ]);
  });

  it('gives whoever completes it by a correction theirs', async () => {
    await issue();
    await database.contexts
      .forService(held.instituteId)
      .tx((db) =>
        db.query(`UPDATE attendance SET mark = 'present' WHERE enrolment_id = $1`, [
          held.enrolments[2],
        ]),
      );
    expect(await issue()).toBe(1);
    expect(await all()).toHaveLength(3);
  });

  it('gives none twice to those who are asked for twice at once', async () => {
    const counts = await Promise.all([1, 2, 3, 4].map(issue));
    expect(counts.toSorted()).toEqual([0, 0, 0, 2]);
    expect(await all()).toHaveLength(2);
  });

  it('waits until the class is finished', async () => {
    for (const state of ['draft', 'open', 'cancelled'] as const) {
      held = await aHeldClass(database, 1, { state });
      await expect(issue()).rejects.toEqual(refusedWith('OFFERING_NOT_FINISHED'));
    }
  });

  it('is for the office', async () => {
    await issue();
    const { id } = (await all())[0]!;
    for (const who of [held.leader, held.assistant, held.learners[0]!]) {
      const ctx = held.ctx(who);
      await expect(service.issueCertificates(ctx, held.id)).rejects.toThrow('coordinators');
      await expect(service.certificatesOf(ctx, held.id)).rejects.toThrow('coordinators');
      await expect(service.get(ctx, id)).rejects.toThrow('coordinators');
      await expect(service.revokeCertificate(ctx, id)).rejects.toThrow('coordinators');
    }
    const elsewhere = await aHeldClass(database, 0);
    const ctx = elsewhere.ctx(elsewhere.office);
    const refused = refusedWith('NO_SUCH_OFFERING');
    await expect(service.issueCertificates(ctx, held.id)).rejects.toEqual(refused);
    await expect(service.certificatesOf(ctx, held.id)).rejects.toEqual(refused);
    const revoked = service.revokeCertificate(ctx, id);
    await expect(revoked).rejects.toEqual(refusedWith('NO_SUCH_CERTIFICATE'));
    expect((await all()).every(({ revokedAt }) => revokedAt === null)).toBe(true);
  });

  it('keeps no code, and makes the same one again', async () => {
    await issue();
    const certificates = await all();
    expect(certificates.map(({ checkCode }) => checkCode)).toEqual(
      (await all()).map(({ checkCode }) => checkCode),
    );
    expect(new Set(certificates.map(({ checkCode }) => checkCode)).size).toBe(2);
    const tables = ['certificate', 'audit_entry'];
    const kept = JSON.stringify(await Promise.all(tables.map((t) => said(`SELECT * FROM ${t}`))));
    for (const { checkCode: code } of certificates) {
      expect(code).toMatch(/^[A-Za-z0-9_-]{32}$/);
      expect(kept).not.toContain(code);
      expect(kept).toContain(createHash('sha256').update(code!).digest('base64url'));
    }
  });

  it('shows no code that would not be valid, under another master key', async () => {
    await issue();
    expect(
      (await all(new CertificateService(master(8)))).map(({ checkCode }) => checkCode),
    ).toEqual([null, null]);
  });
});

describe('a certificate’s code', () => {
  it('is valid for anybody until it is revoked, and others stay so', async () => {
    await issue();
    const [one, other] = (await all()).map(({ id, checkCode }) => ({ id, code: checkCode! }));
    expect([await isValid(one!.code), await isValid(other!.code)]).toEqual([true, true]);
    const ctx = held.ctx(held.office);
    await service.revokeCertificate(ctx, one!.id);
    expect([await isValid(one!.code), await isValid(other!.code)]).toEqual([false, true]);
    expect(await service.get(ctx, one!.id)).toMatchObject({
      checkCode: null,
      revokedAt: expect.any(Date),
    });
    const again = service.revokeCertificate(ctx, one!.id);
    await expect(again).rejects.toEqual(refusedWith('REVOKED_BEFORE'));
    expect(await issue()).toBe(0);
    const actions = await said('SELECT action, detail FROM audit_entry');
    expect(actions).toEqual([
      { action: 'certificates.issued', detail: { count: 2 } },
      { action: 'certificate.revoked', detail: {} },
      { action: 'certificates.issued', detail: { count: 0 } },
    ]);
  });

  it('is nothing but itself', async () => {
    await issue();
    const { id, code } = (await all()).map((each) => ({ ...each, code: each.checkCode! }))[0]!;
    const [{ check_hash: hash }] = await said('SELECT check_hash FROM certificate');
    const words = [
      ...['', ' ', '%', '_'.repeat(32), '\0', "' OR true --", 'ß', 'x'.repeat(1_000_000)],
      ...[id, hash, `${code} `, code.slice(0, -1), code.toUpperCase(), `${code}\n`],
    ];
    for (const word of words) expect(await isValid(word)).toBe(false);
    expect(await isValid(code)).toBe(true);
  });

  it('is looked for in an index', async () => {
    const ctx = database.contexts.forService(held.instituteId);
    const plan = await ctx.tx(async (db) => {
      await db.query('SET LOCAL enable_seqscan = off');
      return db.query(
        `EXPLAIN SELECT FROM certificate c WHERE c.check_hash = 'x' AND c.revoked_at IS NULL`,
      );
    });
    expect(JSON.stringify(plan)).toContain('certificate_check');
  });
});
