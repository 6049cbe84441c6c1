import { replayErasures } from '@hearthside/people';
import { Contexts, record, verifyAudit, type RestoreHooks } from '@hearthside/platform';
import { personalTables } from '../personal-tables.js';

const WHY = { missing: 'is missing', altered: 'was altered', 'too many': 'does not belong there' };

/** What the rooms above the database do after a restore. */
export const restoreHooks: RestoreHooks = {
  async verify(source) {
    const contexts = new Contexts(source);
    const faults: string[] = [];
    for (const id of await institutesIn(contexts)) {
      const { broken } = await verifyAudit(contexts.forService(id));
      if (!broken) continue;
      faults.push(
        `In the audit record of the institute ${id}, entry ${broken.number} ${WHY[broken.why]}. ` +
          'It was so when the backup was made.',
      );
    }
    return faults;
  },
  replay: (source, entries) => replayErasures(new Contexts(source), personalTables, entries),
  async note(source, madeAt) {
    const contexts = new Contexts(source);
    const detail = { ofDay: madeAt.slice(0, 10) as Lowercase<string> };
    for (const id of await institutesIn(contexts)) {
      const ctx = contexts.forService(id);
      await ctx.tx((db) => record(db, ctx, 'backup.restored', { kind: 'institute', id }, detail));
    }
  },
};

async function institutesIn(contexts: Contexts): Promise<string[]> {
  const rows = await contexts
    .forService()
    .select<{ id: string }>('SELECT id FROM app.institute_ids() AS id', []);
  return rows.map(({ id }) => id);
}
