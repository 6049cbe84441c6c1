import type { Context } from '@hearthside/platform';

/** Takes away what is over: sessions, codes, links, challenges, counts. Done for every institute, though once would do. */
export async function sweepSignIn(db: Context): Promise<void> {
  await db.tx(async (manager) => {
    for (const table of ['session', 'mailed_code', 'verification']) {
      await manager.query(`DELETE FROM auth.${table} WHERE expires_at < now()`);
    }
    await manager.query('DELETE FROM auth.rate_limit WHERE expire < $1', [Date.now()]);
  });
}
