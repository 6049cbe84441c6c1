import type { Contexts, Erasure, PersonalTable } from '@hearthside/platform';
import { eraseRows } from './erase.js';
import { findSomebody } from './find-somebody.js';

/**
 * Erases people again who were in a backup that was restored. May be repeated.
 *
 * @returns how many were there again
 */
export async function replayErasures(
  contexts: Contexts,
  tables: readonly PersonalTable[],
  erasures: readonly Erasure[],
): Promise<number> {
  let again = 0;
  for (const { kind, id, instituteId } of erasures) {
    if (kind !== 'membership' || !instituteId) continue;
    const ctx = contexts.forService(instituteId);
    again += await ctx.tx(async (db) => {
      const somebody = await findSomebody(db, instituteId, id);
      if (somebody) await eraseRows(db, tables, somebody);
      return somebody ? 1 : 0;
    });
  }
  return again;
}
