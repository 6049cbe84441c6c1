import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { demoMasterKey } from '../settings/demo-master-key.js';
import { readEnvironment } from '../settings/environment.js';
import { givenMasterKey, MAKE_A_KEY } from '../settings/master-key.js';
import { SettingsRefused } from '../settings/settings-refused.js';
import { Keys } from '../keys/keys.js';
import { hasEmbeddedDatabase } from '../embedded-database/join-running.js';
import { BackupRefused } from './backup-refused.js';
import { howToMakeRole, type Doors } from './connect.js';

export interface BackupSettings {
  /** Absolute. */
  dataDir: string;
  /** Nothing means the embedded database. */
  doors: Doors | undefined;
  keys: Keys;
  /** Where erasures are written down; absolute. */
  erasedFile: string;
}

/**
 * What a backup or a restore needs of the settings, which is less than the service needs.
 *
 * @throws SettingsRefused
 */
export async function readBackupSettings(
  environment: Record<string, string | undefined>,
  purpose: 'save' | 'read' | 'restore',
): Promise<BackupSettings> {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value));
  const { env, faults } = readEnvironment(given);
  const { key, fault } = givenMasterKey(env);
  const {
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    BACKUP_DATABASE_URL: allUrl,
    HEARTHSIDE_MODE: mode,
  } = env;
  if (fault) faults.push(fault);
  if (Boolean(appUrl) !== Boolean(ownerUrl)) {
    faults.push('DATABASE_URL and DATABASE_OWNER_URL: one is missing, and both are needed.');
  }
  if (ownerUrl && !allUrl)
    faults.push(`BACKUP_DATABASE_URL is missing. ${howToMakeRole(ownerUrl)}`);
  if (mode === 'production' && !key && !fault) {
    faults.push(`MASTER_KEY or MASTER_KEY_FILE is missing: ${MAKE_A_KEY}.`);
  }
  if (faults.length > 0) {
    throw new SettingsRefused(['These settings will not do:', ...faults].join('\n  - '));
  }
  const dataDir = resolve(env.DATA_DIR ?? '.data');
  return {
    dataDir,
    doors: appUrl && ownerUrl && allUrl ? { appUrl, ownerUrl, allUrl } : undefined,
    keys: Keys.from(key ?? (await keptKey(dataDir, purpose === 'save'))),
    erasedFile: resolve(env.ERASED_FILE ?? join(dataDir, 'erased.jsonl')),
  };
}

/**
 * The demo's. Before a restore it is never made: a new key would open no backup, and the service would
 * use it from then on.
 */
async function keptKey(dataDir: string, saving: boolean): Promise<Buffer> {
  const file = join(dataDir, 'master-key');
  if (existsSync(file) || (saving && hasEmbeddedDatabase(dataDir))) return demoMasterKey(dataDir);
  if (saving) throw new BackupRefused(nothingToSave(dataDir));
  throw new SettingsRefused(
    `There is no master key: ${file} is missing. Put the one that belongs to the backup there, or name ` +
      'its file in MASTER_KEY_FILE. Nothing was changed.',
  );
}

export function nothingToSave(dataDir: string): string {
  return (
    `There is nothing to save: the data folder ${dataDir} holds no database. If it is another ` +
    'folder, name it in DATA_DIR.'
  );
}
