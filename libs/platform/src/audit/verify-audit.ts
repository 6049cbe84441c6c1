import { createHash } from 'node:crypto';
import type { Context } from '../context/context.js';
import { tenantOf } from '../context/who.js';

/** The last entry of a chain. Noted elsewhere, it shows later that nothing before it was rewritten. */
export interface AuditHead {
  number: number;
  /** SHA-256 in hexadecimal digits. */
  hash: string;
}

export interface AuditVerdict {
  /** Entries that are as they were written, from the first on. */
  sound: number;
  /** The first that is not, and in which way; nothing when all are sound. */
  broken?: { number: number; why: 'missing' | 'altered' | 'too many' } | undefined;
}

interface Row {
  number: string | null;
  /** All that the hash is over, but for the one before. */
  content: string;
  previous: string;
  hash: string;
}

const BATCH = 1_000;
const FIRST = '00'.repeat(32);

/** As the trigger writes it, read anew: what it says is checked here and not by the database itself. */
const CONTENT = `concat_ws(E'\\n', institute_id, id, number,
  to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
  actor, action, subject_kind, subject_id, detail) AS content`;

export async function auditHead(ctx: Context): Promise<AuditHead | undefined> {
  const [head] = await ctx.select<{ number: string; hash: string }>(
    `SELECT number, encode(hash, 'hex') AS hash FROM audit_head WHERE institute_id = $1`,
    [tenantOf(ctx.who)],
  );
  return head && { number: Number(head.number), hash: head.hash };
}

/**
 * Walks an institute's chain from its beginning, also while entries are being added. Whoever has the
 * rights of the database's owner can write a whole chain anew; heads that were noted elsewhere show that.
 *
 * @param noted heads from before, in any order
 */
export async function verifyAudit(
  ctx: Context,
  noted: readonly AuditHead[] = [],
): Promise<AuditVerdict> {
  const expected = new Map(noted.map(({ number, hash }) => [number, hash]));
  let [sound, last] = [0, FIRST];
  for (;;) {
    // Before the entries: all up to this one are there by then.
    const head = await auditHead(ctx);
    const rows = await entriesAfter(ctx, sound);
    for (const { number, content, previous, hash } of rows) {
      const next = sound + 1;
      if (number === null || Number(number) < next) return broken(sound, next, 'too many');
      if (Number(number) > next) return broken(sound, next, 'missing');
      const fits = previous === last && hash === hashOf(content, last);
      if (!fits || (expected.get(next) ?? hash) !== hash) return broken(sound, next, 'altered');
      [sound, last] = [next, hash];
    }
    if (rows.length > 0) continue;
    const ends = [head ?? { number: 0, hash: FIRST }, ...noted];
    const missing = ends.some(({ number }) => number > sound);
    if (missing) return broken(sound, sound + 1, 'missing');
    if (ends[0]!.number < sound) return broken(sound, ends[0]!.number + 1, 'too many');
    return ends[0]!.hash === last ? { sound } : broken(sound - 1, sound, 'altered');
  }
}

/** Entries without a number come last, and are never right: only what is not committed has none. */
function entriesAfter(ctx: Context, number: number): Promise<Row[]> {
  return ctx.select<Row>(
    `SELECT number, ${CONTENT}, encode(previous, 'hex') AS previous, encode(hash, 'hex') AS hash
       FROM audit_entry WHERE institute_id = $2 AND (number > $1 OR number IS NULL)
      ORDER BY number NULLS LAST LIMIT ${BATCH}`,
    [number, tenantOf(ctx.who)],
  );
}

function hashOf(content: string, previous: string): string {
  return createHash('sha256').update(`${content}\n${previous}`).digest('hex');
}

function broken(
  sound: number,
  number: number,
  why: NonNullable<AuditVerdict['broken']>['why'],
): AuditVerdict {
  return { sound: Math.min(sound, number - 1), broken: { number, why } };
}
