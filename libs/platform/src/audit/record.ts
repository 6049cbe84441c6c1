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
  if (!Object.hasOwn(AUDIT_ACTIONS, action)) {
    throw new RangeError(`The audit log has no words for "${action}".`);
  }
  const hidden = isPlain(subject.id) ? textIn(detail) : 'the subject';
  if (hidden !== undefined) {
    throw new RangeError(`The audit log holds ids, counts and words of ours; ${hidden} is none.`);
  }
  await db.query(
    `INSERT INTO audit_entry
       (institute_id, id, at, actor, action, subject_kind, subject_id, detail)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      tenantOf(ctx.who),
      randomUUID(),
      ctx.now(),
      actorOf(ctx.who),
      action,
      subject.kind,
      subject.id,
      JSON.stringify(detail),
    ],
  );
}

function actorOf(who: Who): string {
  if (who.kind === 'member') return who.membershipId;
  if (who.kind === 'service' && who.instituteId) return who.command ?? 'service';
  throw new Error('What belongs to no institute has no audit log.');
}
