import { record, Refused, tenantOf, type Context, type PersonalTable } from '@hearthside/platform';
import { Inject, Injectable } from '@nestjs/common';
import { Not, Raw, type EntityManager } from 'typeorm';
import { Institute } from '../institute/institute.entity.js';
import { Membership } from '../membership/membership.entity.js';
import { eraseRows, noteErasure, type RemembersErasures } from './erase.js';
import { exportOf } from './export-of.js';
import { findSomebody } from './find-somebody.js';
import {
  erasing,
  exporting,
  LONGEST_RETENTION,
  RETENTION_DAYS,
  settingRetention,
  SHORTEST_RETENTION,
  type PersonalDataRefusal,
} from './personal-data.rules.js';
import type { PersonalExport, Retained } from './personal-data.view.js';
import { retentionOf } from './personal-sql.js';

/** Injection tokens: what every library declares, and where erasures are kept in mind. */
export const PERSONAL_TABLES = Symbol('hearthside.personal-tables');
export const REMEMBERS_ERASURES = Symbol('hearthside.remembers-erasures');

const words: Record<PersonalDataRefusal, string> = {
  NOT_YOURS: 'What is kept about other people is for the coordinators of the institute.',
  OWN_ERASURE: 'You cannot erase yourself. Ask another coordinator of your institute to do it.',
  LAST_COORDINATOR:
    'This is the only coordinator here. Make somebody else a coordinator first, so that the institute is not left without one.',
  UNFIT_DAYS: `Enter a whole number of days from ${SHORTEST_RETENTION} to ${LONGEST_RETENTION}.`,
};

/** What is kept about people: given to them, erased, and let go when its time is over. */
@Injectable()
export class PersonalDataService {
  constructor(
    @Inject(PERSONAL_TABLES) private readonly tables: readonly PersonalTable[],
    @Inject(REMEMBERS_ERASURES) private readonly remembers: RemembersErasures,
  ) {}

  /**
   * All that is kept about somebody here.
   *
   * @throws Refused NOT_YOURS, NO_SUCH_MEMBER
   */
  async exportOf(ctx: Context, membershipId: string): Promise<PersonalExport> {
    refuse(exporting(ctx.who, membershipId));
    const instituteId = tenantOf(ctx.who);
    return ctx.tx(async (db) => {
      const somebody = isId(membershipId) && (await findSomebody(db, instituteId, membershipId));
      if (!somebody) {
        throw new Refused(
          'NO_SUCH_MEMBER',
          'This person is not on your list. Load the page again.',
        );
      }
      const { name: institute } = await db.findOneByOrFail(Institute, { id: instituteId });
      await record(db, ctx, 'personal-data.exported', { kind: 'membership', id: membershipId });
      return exportOf(db, ctx, this.tables, { ...somebody, name: somebody.member.name, institute });
    });
  }

  /**
   * Takes somebody out of the institute for good, and signs them out. What others have written stays.
   *
   * @returns false when there is no such person, as after the first of two erasures
   * @throws Refused NOT_YOURS, OWN_ERASURE, LAST_COORDINATOR
   */
  async erase(ctx: Context, membershipId: string): Promise<boolean> {
    const instituteId = tenantOf(ctx.who);
    refuse(erasing(ctx.who, membershipId, { isCoordinator: false, coordinatorsBeside: 0 }));
    if (!isId(membershipId)) return false;
    return ctx.tx(async (db) => {
      // Two coordinators who erase each other at once wait for one another here.
      await db.query('SELECT FROM institute WHERE id = $1 FOR NO KEY UPDATE', [instituteId]);
      const somebody = await findSomebody(db, instituteId, membershipId);
      if (!somebody) return false;
      const isCoordinator = coordinates(somebody.member);
      const coordinatorsBeside = isCoordinator
        ? await coordinatorsBut(db, instituteId, membershipId)
        : 0;
      refuse(erasing(ctx.who, membershipId, { isCoordinator, coordinatorsBeside }));
      await eraseRows(db, this.tables, somebody);
      await noteErasure(db, ctx, somebody, this.remembers);
      return true;
    });
  }

  /**
   * Lets go of everything whose time is over at one institute, and of everyone who left long enough ago.
   * One person after the other: trouble with one keeps nobody else.
   */
  async retain(ctx: Context, now: Date = ctx.now()): Promise<Retained> {
    refuse(settingRetention(ctx.who, null));
    const instituteId = tenantOf(ctx.who);
    const rows: Record<string, number> = {};
    for (const declared of this.tables) {
      const { sql, values } = retentionOf(declared, instituteId, now) ?? {};
      if (!sql) continue;
      const [, gone] = (await ctx.tx((db) => db.query(sql, values))) as [unknown, number];
      rows[declared.table] = gone;
    }
    const due = await ctx.select<{ id: string }>(
      `SELECT m.id FROM membership m JOIN institute i ON i.id = m.institute_id
        WHERE m.institute_id = $1 AND m.state = 'ended'
          AND m.ended_at <= $2::timestamptz
            - make_interval(hours => 24 * coalesce(i.retention_days, ${RETENTION_DAYS}))
        ORDER BY m.ended_at, m.id`,
      [instituteId, now],
    );
    let people = 0;
    const failures: unknown[] = [];
    for (const { id } of due) {
      try {
        people += Number(await this.erase(ctx, id));
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
    return { people, rows };
  }

  /**
   * How long people who have left are kept.
   *
   * @param days nothing for the usual two years
   * @throws Refused NOT_YOURS, UNFIT_DAYS
   */
  async keepFor(ctx: Context, days: number | null): Promise<void> {
    refuse(settingRetention(ctx.who, days), 'days');
    const id = tenantOf(ctx.who);
    await ctx.tx(async (db) => {
      await db.update(Institute, { id }, { retentionDays: days });
      const subject = { kind: 'institute', id } as const;
      await record(db, ctx, 'personal-data.retention-changed', subject, { days });
    });
  }
}

function refuse(code: PersonalDataRefusal | undefined, field?: string): void {
  if (code) throw new Refused(code, words[code], field);
}

function isId(id: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);
}

function coordinates({ state, roles }: Membership): boolean {
  return state === 'active' && roles.includes('coordinator');
}

function coordinatorsBut(db: EntityManager, instituteId: string, id: string): Promise<number> {
  const roles = Raw((column) => `'coordinator' = ANY(${column})`);
  return db.countBy(Membership, { instituteId, id: Not(id), state: 'active', roles });
}
