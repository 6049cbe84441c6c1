import type { Context } from '@hearthside/platform';
import { instituteOf } from './at.js';

/** Today as the institute's calendar has it, such as 2026-11-22. */
export async function todayAt(ctx: Context): Promise<string> {
  const [row] = await ctx.select<{ time_zone: string }>(
    'SELECT time_zone FROM institute WHERE id = $1',
    [instituteOf(ctx)],
  );
  return dayIn(row?.time_zone ?? 'UTC', ctx.now());
}

/** The day that it is in a time zone. */
export function dayIn(timeZone: string, now: Date): string {
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  // Canada writes days as we keep them.
  return new Intl.DateTimeFormat('en-CA', { timeZone, ...parts }).format(now);
}
