import { readFileSync, realpathSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import type { Environment } from './environment.js';

/** Bytes of a master key. */
export const MASTER_KEY_LENGTH = 32;

export const MAKE_A_KEY = 'make one with "openssl rand -base64 32", and keep a copy somewhere safe';

/** Bytes of a key as it is written, white space around it allowed; nothing if it is none. */
export function masterKeyFrom(text: string): Buffer | undefined {
  const written = text.trim();
  if (!/^[A-Za-z0-9+/]{43}=?$/.test(written)) return undefined;
  const key = Buffer.from(written, 'base64');
  return key.length === MASTER_KEY_LENGTH ? key : undefined;
}

/** The key that the environment gives, or what is wrong with it; neither where it gives none. */
export function givenMasterKey(env: Environment): { key?: Buffer; fault?: string } {
  const { MASTER_KEY: text, MASTER_KEY_FILE: file } = env;
  if (text !== undefined && file !== undefined) {
    return { fault: 'MASTER_KEY and MASTER_KEY_FILE are both given: keep one of them.' };
  }
  if (text !== undefined) {
    const key = masterKeyFrom(text);
    return key ? { key } : { fault: `MASTER_KEY is not 32 bytes in base64: ${MAKE_A_KEY}.` };
  }
  return file === undefined ? {} : keyIn(resolve(file), resolve(env.DATA_DIR ?? '.data'));
}

function keyIn(file: string, dataDir: string): { key?: Buffer; fault?: string } {
  let text: string;
  try {
    // A copy of the data must not be a copy of the key, by whatever name the file is reached.
    if (isWithin(file, dataDir) || isWithin(realpathSync(file), realOrSame(dataDir))) {
      return {
        fault: `MASTER_KEY_FILE=${file} is within DATA_DIR: whoever copies the data would have the key. Move it elsewhere.`,
      };
    }
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { fault: `MASTER_KEY_FILE=${file} cannot be read (${code}).` };
  }
  const key = masterKeyFrom(text);
  return key
    ? { key }
    : { fault: `MASTER_KEY_FILE=${file} does not hold 32 bytes in base64: ${MAKE_A_KEY}.` };
}

function isWithin(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** A folder that is not there yet has no other name. */
function realOrSame(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}
