import { ForbiddenException, Injectable } from '@nestjs/common';
import type { Context } from '../context/context.js';
import { hasRole, tenantOf } from '../context/who.js';
import { wordsOf } from './actions.js';
import type { AuditDetail } from './audit.rules.js';

/** An entry as a coordinator reads it. */
export interface AuditLine {
  number: number;
  at: Date;
  /** A membership's id, "service", or the name of a command. */
  actor: string;
  action: string;
  /** What happened, in a sentence. */
  words: string;
  subject: { kind: string; id: string };
  detail: AuditDetail;
}

interface Row extends Pick<AuditLine, 'at' | 'actor' | 'action' | 'detail'> {
  number: string;
  subject_kind: string;
  subject_id: string;
}

const MOST = 200;

/** What was done at an institute, for its coordinators. */
@Injectable()
export class AuditService {
  /**
   * The latest first.
   *
   * @param before a number: entries older than that one
   * @param first how many, 1 to 200
   */
  async list(
    ctx: Context,
    { before, first = 50 }: { before?: number | undefined; first?: number | undefined } = {},
  ): Promise<AuditLine[]> {
    if (!hasRole(ctx.who, 'coordinator')) {
      throw new ForbiddenException('This is for the coordinators of an institute.');
    }
    const rows = await ctx.select<Row>(
      `SELECT number, at, actor, action, subject_kind, subject_id, detail FROM audit_entry
        WHERE institute_id = $1 AND number < $2 ORDER BY number DESC LIMIT $3`,
      [tenantOf(ctx.who), before ?? Number.MAX_SAFE_INTEGER, Math.min(Math.max(first, 1), MOST)],
    );
    return rows.map(({ number, subject_kind: kind, subject_id: id, ...entry }) => ({
      ...entry,
      number: Number(number),
      words: wordsOf(entry.action),
      subject: { kind, id },
    }));
  }
}
