import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aMember,
  anInstitute,
  peopleEntities,
  testDatabase,
  type TestDatabase,
} from '@hearthside/testing';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import type { Context } from '../context/context.js';
import { contextOn } from '../context/context.js';
import type { Member } from '../context/who.js';
import { appDataSource } from '../database/data-source.js';
import { AuditEntry, AuditHeadRow } from './audit-entry.entity.js';
import { AuditService } from './audit.service.js';
import { auditId } from './audit.rules.js';
import { record } from './record.js';
import { auditHead, verifyAudit } from './verify-audit.js';

const entities = [AuditEntry, AuditHeadRow, ...peopleEntities];
let database: TestDatabase;
let superuser: pg.Client;
beforeAll(async () => {
  database = await testDatabase(entities);
  superuser = new pg.Client({ connectionString: database.superuserUrl });
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  await database.drop();
});

const note = (ctx: Context, id: string = randomUUID()) =>
  ctx.tx((db) => record(db, ctx, 'membership.ended', { kind: 'membership', id }));

/** An institute with so many entries, as its coordinator sees it. */
async function recorded(
  entries: number,
): Promise<{ ctx: Context; who: Member; instituteId: string }> {
  const instituteId = await anInstitute(database.source);
  const { who } = await aMember(database.source, instituteId, ['coordinator']);
  const ctx = database.contexts.for(who);
  for (let n = 0; n < entries; n++) await note(ctx);
  return { ctx, who, instituteId };
}

describe('recording', () => {
  it('makes one chain of 200 entries that 20 write at once', async () => {
    const { who, ctx, instituteId } = await recorded(0);
    const sources: DataSource[] = [];
    for (let n = 0; n < 2; n++) {
      sources.push(await appDataSource(database.appUrl, entities).initialize());
    }
    const writing = Array.from({ length: 20 }, async (_, writer) => {
      const own = contextOn(sources[writer % 2]!, who);
      // Some transactions note several things, and some are taken back.
      for (let n = 0; n < 5; n++) {
        await own.tx(async () => {
          await note(own);
          await note(own);
        });
        const given = own.tx(async () => {
          await note(own);
          throw new Error('taken back');
        });
        await expect(given).rejects.toThrow('taken back');
      }
    });
    await Promise.all(writing);
    for (const source of sources) await source.destroy();
    expect(await verifyAudit(ctx)).toEqual({ sound: 200 });
    expect((await auditHead(ctx))?.number).toBe(200);
    const numbers = await ctx.select<{ number: string }>(
      'SELECT number FROM audit_entry WHERE institute_id = $1 ORDER BY number',
      [instituteId],
    );
    expect(numbers.map(({ number }) => Number(number))).toEqual(
      Array.from({ length: 200 }, (_, n) => n + 1),
    );
  });

  it('does not let two changes wait for each other, whatever they do after noting it', async () => {
    const { ctx, who, instituteId } = await recorded(0);
    const [one, other] = [await anotherMember(instituteId), await anotherMember(instituteId)];
    const rename = (c: Context, id: string) =>
      c.tx((db) => db.query(`UPDATE membership SET name = name || '+' WHERE id = $1`, [id]));
    const [a, b] = [database.contexts.for(who), database.contexts.for(who)];
    let bothNoted = 0;
    let release!: () => void;
    const noted = new Promise<void>((resolve) => (release = resolve));
    const change = (c: Context, id: string) =>
      c.tx(async () => {
        await note(c, id);
        if (++bothNoted === 2) release();
        await noted;
        await rename(c, id);
      });
    await Promise.all([change(a, one), change(b, other)]);
    expect(await verifyAudit(ctx)).toEqual({ sound: 2 });
  });

  it('is in the transaction of the change: what is taken back leaves no gap', async () => {
    const { ctx } = await recorded(2);
    const given = ctx.tx(async () => {
      await note(ctx);
      throw new Error('taken back');
    });
    await expect(given).rejects.toThrow('taken back');
    await note(ctx);
    expect(await verifyAudit(ctx)).toEqual({ sound: 3 });
  });

  it('says who did it: a member, the service, or a command', async () => {
    const { ctx, who, instituteId } = await recorded(1);
    await note(database.contexts.forService(instituteId));
    await note(database.contexts.for({ kind: 'service', instituteId, command: 'restore' }));
    const lines = await new AuditService().list(ctx);
    expect(lines.map(({ actor }) => actor)).toEqual(['restore', 'service', who.membershipId]);
  });

  it('refuses text, an action without words, and what belongs to no institute', async () => {
    const { ctx } = await recorded(0);
    const subject = { kind: 'membership', id: randomUUID() } as const;
    const named = { name: 'Ruth Lee' as never };
    await expect(
      ctx.tx((db) => record(db, ctx, 'membership.ended', subject, named)),
    ).rejects.toThrow('name is none');
    await expect(
      ctx.tx((db) => record(db, ctx, 'membership.ended', { ...subject, id: 'Ruth Lee' })),
    ).rejects.toThrow('the subject is none');
    await expect(ctx.tx((db) => record(db, ctx, 'moon.landed' as never, subject))).rejects.toThrow(
      'no words',
    );
    const nowhere = database.ctx();
    await expect(
      nowhere.tx((db) => record(db, nowhere, 'membership.ended', subject)),
    ).rejects.toThrow('no institute');
    expect(await verifyAudit(ctx)).toEqual({ sound: 0 });
  });
});

async function anotherMember(instituteId: string): Promise<string> {
  return (await aMember(database.source, instituteId, ['learner'])).who.membershipId;
}

describe('the application’s role', () => {
  const columns = `institute_id, id, at, actor, action, subject_kind, subject_id, detail`;
  const values = (instituteId: string, detail = '{}') =>
    `'${instituteId}', gen_random_uuid(), now(), 'service', 'a.b', 'c', 'd', '${detail}'`;

  it.each([
    [
      'choose a number',
      (id: string) => `INSERT INTO audit_entry (${columns}, number) VALUES (${values(id)}, 7)`,
    ],
    [
      'choose a hash',
      (id: string) => `INSERT INTO audit_entry (${columns}, hash) VALUES (${values(id)}, '\\x00')`,
    ],
    ['alter an entry', () => `UPDATE audit_entry SET actor = 'service'`],
    ['remove an entry', () => 'DELETE FROM audit_entry'],
    ['empty the log', () => 'TRUNCATE audit_entry'],
    ['move the head', () => 'UPDATE audit_head SET number = 0'],
    ['turn the chain off', () => 'ALTER TABLE audit_entry DISABLE TRIGGER ALL'],
    ['pass over triggers', () => 'SET LOCAL session_replication_role = replica'],
    ['call the chain itself', () => 'SELECT app.chain_audit_entry()'],
  ])('cannot %s', async (_, sql) => {
    const { ctx, instituteId } = await recorded(2);
    await expect(ctx.tx((db) => db.query(sql(instituteId)))).rejects.toThrow(
      /permission denied|must be owner|can only be called as trigger/,
    );
    expect(await verifyAudit(ctx)).toEqual({ sound: 2 });
  });

  it('cannot leave an entry out of the chain, even when it writes past the rules', async () => {
    const { ctx, instituteId } = await recorded(1);
    const past = `SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;
      INSERT INTO audit_entry (${columns}) VALUES (${values(instituteId)})`;
    await ctx.tx((db) => db.query(past));
    expect(await verifyAudit(ctx)).toEqual({ sound: 2 });
  });

  it.each(['{"note": "I was afraid"}', '{"a": ["ruth@example.org"]}', '["a"]'])(
    'cannot write text past the rules: %s',
    async (detail) => {
      const { ctx, instituteId } = await recorded(0);
      const sql = `INSERT INTO audit_entry (${columns}) VALUES (${values(instituteId, detail)})`;
      await expect(ctx.tx((db) => db.query(sql))).rejects.toThrow('audit_entry_detail');
    },
  );

  it('sees nothing of another institute’s log, and adds nothing to it', async () => {
    const [{ ctx }, other] = [await recorded(1), await recorded(3)];
    expect(await verifyAudit(ctx)).toEqual({ sound: 1 });
    expect(await new AuditService().list(ctx)).toHaveLength(1);
    expect(await ctx.select('SELECT FROM audit_entry', [])).toHaveLength(1);
    const sql = `INSERT INTO audit_entry (${columns}) VALUES (${values(other.instituteId)})`;
    await expect(ctx.tx((db) => db.query(sql))).rejects.toThrow('row-level security');
    expect(await verifyAudit(other.ctx)).toEqual({ sound: 3 });
  });
});

/** Things that only somebody with the rights of the owner or of a superuser can do, to five entries. */
const tampering: [string, string, { number: number; why: string }][] = [
  [
    'changes who did it',
    `UPDATE audit_entry SET actor = 'service' WHERE number = 3`,
    { number: 3, why: 'altered' },
  ],
  [
    'changes what it says',
    `UPDATE audit_entry SET detail = '{"a": 1}' WHERE number = 3`,
    { number: 3, why: 'altered' },
  ],
  [
    'changes when it was',
    `UPDATE audit_entry SET at = at + interval '1 microsecond' WHERE number = 1`,
    { number: 1, why: 'altered' },
  ],
  [
    'changes a hash',
    `UPDATE audit_entry SET hash = sha256('x') WHERE number = 5`,
    { number: 5, why: 'altered' },
  ],
  [
    'changes what an entry hangs on',
    `UPDATE audit_entry SET previous = sha256('x') WHERE number = 2`,
    { number: 2, why: 'altered' },
  ],
  [
    'removes one from the middle',
    'DELETE FROM audit_entry WHERE number = 3',
    { number: 3, why: 'missing' },
  ],
  ['removes the first', 'DELETE FROM audit_entry WHERE number = 1', { number: 1, why: 'missing' }],
  ['removes the last', 'DELETE FROM audit_entry WHERE number = 5', { number: 5, why: 'missing' }],
  ['removes all', 'DELETE FROM audit_entry WHERE number > 0', { number: 1, why: 'missing' }],
  [
    'removes one and closes the gap',
    'DELETE FROM audit_entry WHERE number = 3; UPDATE audit_entry SET number = number - 1 WHERE number > 3',
    { number: 3, why: 'altered' },
  ],
  [
    'puts one between',
    `UPDATE audit_entry SET number = -number WHERE number > 2;
     UPDATE audit_entry SET number = 1 - number WHERE number < 0;
     INSERT INTO audit_entry SELECT institute_id, gen_random_uuid(), 3, at, actor, action, subject_kind, subject_id, detail, previous, hash FROM audit_entry WHERE number = 2`,
    { number: 3, why: 'altered' },
  ],
  [
    'puts one at the end',
    `INSERT INTO audit_entry SELECT institute_id, gen_random_uuid(), 6, at, actor, action, subject_kind, subject_id, detail, previous, hash FROM audit_entry WHERE number = 5`,
    { number: 6, why: 'altered' },
  ],
  [
    'puts one in without a number',
    `INSERT INTO audit_entry SELECT institute_id, gen_random_uuid(), NULL, at, actor, action, subject_kind, subject_id, detail, previous, hash FROM audit_entry WHERE number = 5`,
    { number: 6, why: 'too many' },
  ],
  [
    'puts two in another order',
    `UPDATE audit_entry SET number = -3 WHERE number = 2;
     UPDATE audit_entry SET number = 2 WHERE number = 3;
     UPDATE audit_entry SET number = 3 WHERE number = -3`,
    { number: 2, why: 'altered' },
  ],
  [
    'moves the head back',
    'UPDATE audit_head SET number = 4 WHERE true',
    { number: 5, why: 'too many' },
  ],
  ['takes the head away', 'DELETE FROM audit_head WHERE true', { number: 1, why: 'too many' }],
];

describe('whoever passes over row security and', () => {
  it.each(tampering)('%s is found', async (_, sql, broken) => {
    const { ctx, instituteId } = await recorded(5);
    expect(await verifyAudit(ctx)).toEqual({ sound: 5 });
    // No trigger and no foreign key holds for such a session.
    const within = sql.replaceAll('WHERE', `WHERE institute_id = '${instituteId}' AND`);
    await superuser.query(`BEGIN; SET LOCAL session_replication_role = replica; ${within}; COMMIT`);
    const verdict = await verifyAudit(ctx);
    expect(verdict).toEqual({ sound: broken.number - 1, broken });
  });

  it('writes the whole chain anew is found by a head that was noted elsewhere', async () => {
    const { ctx, instituteId } = await recorded(5);
    const noted = (await auditHead(ctx))!;
    await note(ctx);
    expect(await verifyAudit(ctx, [noted])).toEqual({ sound: 6 });
    const rows = await superuser.query<{ id: string }>(
      `WITH gone AS (DELETE FROM audit_entry WHERE institute_id = $1 RETURNING *)
       SELECT * FROM gone ORDER BY number`,
      [instituteId],
    );
    await superuser.query('DELETE FROM audit_head WHERE institute_id = $1', [instituteId]);
    for (const { id } of rows.rows.toReversed()) await note(ctx, id);
    expect(await verifyAudit(ctx)).toEqual({ sound: 6 });
    expect(await verifyAudit(ctx, [noted])).toEqual({
      sound: 4,
      broken: { number: 5, why: 'altered' },
    });
    const later = { number: 9, hash: noted.hash };
    expect((await verifyAudit(ctx, [later])).broken).toEqual({ number: 7, why: 'missing' });
  });
});

describe('a long chain', () => {
  it('is walked in parts, also while it grows', async () => {
    const { ctx, who } = await recorded(0);
    const db = database.contexts.for(who);
    await db.tx(async (manager) => {
      for (let n = 0; n < 1_001; n++) {
        await record(manager, db, 'membership.ended', { kind: 'membership', id: who.membershipId });
      }
    });
    const growing = (async () => {
      for (let n = 0; n < 20; n++) await note(database.contexts.for(who));
    })();
    for (let n = 0; n < 5; n++) {
      const { sound, broken } = await verifyAudit(ctx);
      expect(broken).toBeUndefined();
      expect(sound).toBeGreaterThanOrEqual(1_001);
    }
    await growing;
    expect(await verifyAudit(ctx)).toEqual({ sound: 1_021 });
  });
});

describe('listing', () => {
  const log = new AuditService();

  it('gives the latest first, page by page, in plain words', async () => {
    const { ctx, who } = await recorded(4);
    const kind = 'membership';
    const id = who.membershipId;
    const detail = { roles: ['learner', 'facilitator'], of: auditId(id), count: 2 } as const;
    await ctx.tx((db) => record(db, ctx, 'membership.roles-changed', { kind, id }, detail));
    const [newest, next] = await log.list(ctx, { first: 2 });
    expect(newest).toMatchObject({
      number: 5,
      action: 'membership.roles-changed',
      words: 'Somebody’s roles were changed.',
      actor: id,
      subject: { kind, id },
      detail,
    });
    const older = await log.list(ctx, { before: next!.number, first: 10 });
    expect(older.map(({ number }) => number)).toEqual([3, 2, 1]);
  });

  it.each([['learner'], ['facilitator'], ['assistant']] as const)(
    'is not for a %s',
    async (role) => {
      const { instituteId } = await recorded(1);
      const { who } = await aMember(database.source, instituteId, [role]);
      await expect(log.list(database.contexts.for(who))).rejects.toThrow('for the coordinators');
    },
  );
});
