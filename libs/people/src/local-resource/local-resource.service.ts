import { createHash } from 'node:crypto';
import { auditId, mayLead, record, Refused, type Context } from '@hearthside/platform';
import { ForbiddenException, Injectable } from '@nestjs/common';
import { coordinatedBy, instituteOf } from '../institute/at.js';
import { todayAt } from '../institute/today.js';
import type { Told } from '../once/once.service.js';
import { LocalResource } from './local-resource.entity.js';
import type { LocalResourceInput, LocalResourceKeyInput } from './local-resource.input.js';
import { factsFault, isName, isOutOfDate, settledFacts } from './local-resource.rules.js';

/** What an institute has found out about places of help; leaders read it, the office writes it. */
@Injectable()
export class LocalResourceService {
  /** For one course, or for all. */
  async list(ctx: Context, course?: string | null): Promise<LocalResource[]> {
    if (!mayLead(ctx.who)) throw new ForbiddenException('This is for the leaders of a class.');
    const where = { instituteId: instituteOf(ctx), ...(course != null && { course }) };
    const order = { course: 'ASC', resource: 'ASC' } as const;
    return ctx.tx((db) => db.find(LocalResource, { where, order }));
  }

  /** @throws Refused NO_SUCH_PLACE where nothing is known */
  async get(ctx: Context, { course, resource }: Key): Promise<LocalResource> {
    const found = (await this.list(ctx, course)).find((each) => each.resource === resource);
    if (found) return found;
    throw new Refused(
      'NO_SUCH_PLACE',
      'Nothing is known here about this place of help.',
      'resource',
    );
  }

  async isOutOfDate(ctx: Context, resource: LocalResource): Promise<boolean> {
    return isOutOfDate(resource, await todayAt(ctx));
  }

  /**
   * What is said now takes the place of all that was known before, so that no old number stays beside a new name.
   *
   * @throws Refused
   */
  async set(ctx: Context, input: Told<LocalResourceInput>): Promise<LocalResource> {
    const key = { instituteId: coordinatedBy(ctx), ...keyOf(input) };
    const facts = settledFacts(input);
    return ctx.tx(async (db) => {
      const fault = factsFault(facts, await todayAt(ctx));
      if (fault) throw new Refused(fault.code, fault.message, fault.field);
      const row = { ...key, ...facts, changedAt: ctx.now() };
      await db.upsert(LocalResource, row, ['instituteId', 'course', 'resource']);
      await record(db, ctx, 'local-resource.changed', subjectOf(key));
      return db.findOneByOrFail(LocalResource, key);
    });
  }

  /** Nothing is known any more. @returns whether anything was */
  async remove(ctx: Context, input: Told<LocalResourceKeyInput>): Promise<boolean> {
    const key = { instituteId: coordinatedBy(ctx), ...keyOf(input) };
    return ctx.tx(async (db) => {
      const { affected } = await db.delete(LocalResource, key);
      if (!affected) return false;
      await record(db, ctx, 'local-resource.changed', subjectOf(key), { removed: true });
      return true;
    });
  }
}

type Key = Pick<LocalResource, 'course' | 'resource'>;

function keyOf({ course, resource }: Key): Key {
  for (const [field, id] of Object.entries({ course, resource })) {
    if (isName(id)) continue;
    throw new Refused('NO_SUCH_PLACE', 'The course has no place of help by this name.', field);
  }
  return { course, resource };
}

/** Its key is longer than the audit log takes: a hash by which the same place is found again. */
export function subjectOf({ course, resource }: Key) {
  const id = createHash('sha256').update(`${course} ${resource}`).digest('hex').slice(0, 32);
  return { kind: 'local-resource' as const, id: auditId(id) };
}
