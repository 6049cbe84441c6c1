import { instituteOf } from '@hearthside/people';
import { isId, type Context } from '@hearthside/platform';
import type { EntityManager } from 'typeorm';
import { admissionOf } from '../offering/admitted.js';
import { Session } from '../session/session.entity.js';
import { keyingRefused } from './keying-refused.js';

/**
 * For the office, and for the leaders and assistants of its class.
 *
 * @throws Refused NO_SUCH_SESSION, also where it is there and the reader has no part in it
 */
export async function ledSession(
  db: EntityManager,
  ctx: Pick<Context, 'who'>,
  id: string,
): Promise<Session> {
  const instituteId = instituteOf(ctx);
  const session = isId(id) ? await db.findOneBy(Session, { instituteId, id }) : null;
  if (!session) throw keyingRefused('NO_SUCH_SESSION');
  const admission = await admissionOf(db, ctx, { instituteId, id: session.offeringId });
  if (admission === 'member') throw keyingRefused('NO_SUCH_SESSION');
  return session;
}
