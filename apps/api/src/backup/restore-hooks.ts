import { replayErasures } from '@hearthside/people';
import { Contexts, verifyAudit, type RestoreHooks } from '@hearthside/platform';
import { personalTables } from '../personal-tables.js';

const WHY = { missing: 'is missing', altered: 'was altered', 'too many': 'does not belong there' };

/** What the rooms above the database do after a restore. */
export const restoreHooks: RestoreHooks = {
  async verify(source) {
    const contexts = new Contexts(source);
    const ids = await contexts
      .forService()
      .select<{ id: string }>('SELECT id FROM app.institute_ids() AS id', []);
    const faults: string[] = [];
    for (const { id } of ids) {
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
};
