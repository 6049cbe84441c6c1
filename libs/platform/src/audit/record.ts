import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Context } from '../context/context.js';
import { tenantOf, type Who } from '../context/who.js';
import { AUDIT_ACTIONS, type AuditAction } from './actions.js';
import { isPlain, textIn, type AuditDetail, type AuditSubject } from './audit.rules.js';

/**
 * Notes that something is done, in the transaction that does it. The number in the chain is given when
 * that ends; what is rolled back leaves no gap.
 *
 * @param db the transaction of the change
 * @throws RangeError for what may be text of somebody's own
 */
export async function record(
  db: EntityManager,
  ctx: Pick<Context, 'who' | 'now'>,
  action: AuditAction,
  subject: AuditSubject,
  detail: AuditDetail = {},
): Promise<void> {
  await recordAll(db, ctx, action, [{ subject, detail }]);
}

/** Notes the same of many things, in one statement. */
export async function recordAll(
  db: EntityManager,
  ctx: Pick<Context, 'who' | 'now'>,
  action: AuditAction,
  entries: readonly { subject: AuditSubject; detail?: AuditDetail }[],
): Promise<void> {
  if (!Object.hasOwn(AUDIT_ACTIONS, action)) {
    throw new RangeError(`The audit log has no words for "${action}".`);
  }
  for (const { subject, detail = {} } of entries) {
    const hidden = isPlain(subject.id) ? textIn(detail) : 'the subject';
    if (hidden !== undefined) {
      throw new RangeError(`The audit log holds ids, counts and words of ours; ${hidden} is none.`);
    }
  }
  if (entries.length === 0) return;
  await db.query(
    `INSERT INTO audit_entry
       (institute_id, id, at, actor, action, subject_kind, subject_id, detail)
     SELECT $1, e.id, $2, $3, $4, e.kind, e.subject, e.detail
       FROM unnest($5::uuid[], $6::text[], $7::text[], $8::jsonb[])
         AS e (id, kind, subject, detail)`,
    [
      ...[tenantOf(ctx.who), ctx.now(), actorOf(ctx.who), action],
      entries.map(() => randomUUID()),
      entries.map(({ subject }) => subject.kind),
      entries.map(({ subject }) => subject.id),
      entries.map(({ detail = {} }) => JSON.stringify(detail)),
    ],
  );
}

function actorOf(who: Who): string {
  if (who.kind === 'member') return who.membershipId;
  if (who.kind === 'service' && who.instituteId) return who.command ?? 'service';
  throw new Error('What belongs to no institute has no audit log.');
}
