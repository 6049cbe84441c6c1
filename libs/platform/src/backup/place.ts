import { hasEmbeddedDatabase, joinRunningDatabase } from '../embedded-database/join-running.js';
import { startEmbeddedDatabase } from '../embedded-database/embedded-database.js';
import { DataFolderInUse } from '../embedded-database/owner-file.js';
import { nothingToSave, type BackupSettings } from './backup-settings.js';
import { BackupRefused } from './backup-refused.js';
import type { Doors } from './connect.js';

/** A database that is there for as long as a backup or a restore needs it. */
export interface Place {
  doors: Doors;
  close(): Promise<void>;
}

/** The database to save: the one that runs, or else started for this. */
export async function placeToSave({
  doors,
  dataDir,
}: Pick<BackupSettings, 'doors' | 'dataDir'>): Promise<Place> {
  if (doors) return { doors, close: async () => {} };
  if (!hasEmbeddedDatabase(dataDir)) {
    throw new BackupRefused(nothingToSave(dataDir));
  }
  try {
    return await started(dataDir);
  } catch (error) {
    if (!(error instanceof DataFolderInUse)) throw error;
    const { superuserUrl: allUrl, ...urls } = await joinRunningDatabase(dataDir);
    return { doors: { allUrl, ...urls }, close: async () => {} };
  }
}

/** The database to restore into, made if there is none; nobody else may be using it. */
export async function placeToRestore({
  doors,
  dataDir,
}: Pick<BackupSettings, 'doors' | 'dataDir'>): Promise<Place> {
  if (doors) return { doors, close: async () => {} };
  try {
    return await started(dataDir);
  } catch (error) {
    if (!(error instanceof DataFolderInUse)) throw error;
    throw new BackupRefused(
      `Hearthside is running on the data folder ${dataDir} (process ${error.pid}). Stop it first, ` +
        'then restore. Nothing was changed.',
    );
  }
}

async function started(dataDir: string): Promise<Place> {
  const database = await startEmbeddedDatabase({ dataDir });
  const { superuserUrl: allUrl, ownerUrl, appUrl } = database;
  return { doors: { allUrl, ownerUrl, appUrl }, close: () => database.stop() };
}
