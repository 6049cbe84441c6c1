import { randomBytes } from 'node:crypto';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning, ownIdentity, type ProcessIdentity } from './process-identity.js';

/** Another live app holds the data folder. The message is written for whoever started the app. */
export class DataFolderInUse extends Error {
  constructor(
    readonly folder: string,
    readonly pid: number,
  ) {
    super(
      `Hearthside is already running on the data folder ${folder} (process ${pid}). ` +
        'Two copies on one folder would damage it, so this one did not start. Either stop the ' +
        `other one first (Ctrl-C in its window, or: kill ${pid}), or give this one a folder of ` +
        'its own by setting DATA_DIR to another folder.',
    );
    this.name = 'DataFolderInUse';
  }
}

/** What the file holds; `claim` is random and never used twice, so no two claims look alike. */
interface Owner extends ProcessIdentity {
  claim: string;
}

/** A folder held by this process until it is released. */
export interface HeldFolder {
  release(): Promise<void>;
}

/**
 * Takes the folder for this process, or throws DataFolderInUse (also when this same process holds
 * it already).
 *
 * Files only ever appear complete, by `link`, which fails when the name is taken. A free folder is
 * claimed by linking `owner.json`. The file of a dead owner X must not simply be removed, since by
 * then it may be somebody else's: instead the heir links `owner.<claim of X>.json`, which only one
 * can, checks that X is still the one in `owner.json`, and renames its own file over it. Whoever
 * comes later finds another owner than X and withdraws. An heir that dies half-way is inherited
 * from in the same way.
 *
 * @param shownFolder the folder named in the message, where it differs from the one that is held
 */
export async function holdFolder(folder: string, shownFolder = folder): Promise<HeldFolder> {
  const own: Owner = { ...ownIdentity(), claim: randomBytes(8).toString('hex') };
  const main = join(folder, 'owner.json');
  const draft = join(folder, `owner.${own.claim}.draft`);
  await writeFile(draft, JSON.stringify(own), { mode: 0o600 });
  try {
    for (;;) {
      const line = await successionOf(folder);
      const last = line.at(-1);
      if (last && isRunning(last)) throw new DataFolderInUse(shownFolder, last.pid);
      const place = last ? heirFile(folder, last) : main;
      if (!(await linked(draft, place))) continue;
      if (!last) break;
      if ((await successionOf(folder)).at(-1)?.claim === own.claim) {
        await rename(place, main);
        for (const dead of line.slice(0, -1)) await rm(heirFile(folder, dead), { force: true });
        break;
      }
      await rm(place, { force: true });
    }
  } finally {
    await rm(draft, { force: true });
  }
  return {
    async release() {
      if ((await ownerIn(main))?.claim === own.claim) await rm(main, { force: true });
    },
  };
}

/** The owner in `owner.json` and the heirs that claimed after it, the last one being in charge. */
async function successionOf(folder: string): Promise<Owner[]> {
  const line: Owner[] = [];
  let owner = await ownerIn(join(folder, 'owner.json'));
  while (owner) {
    line.push(owner);
    owner = await ownerIn(heirFile(folder, owner));
  }
  return line;
}

function heirFile(folder: string, owner: Owner): string {
  return join(folder, `owner.${owner.claim}.json`);
}

/**
 * Files appear complete, so one that does not parse was cut by a power failure, after which no
 * owner can be alive: it is read as a dead one (pid 0 is never a process of ours).
 */
async function ownerIn(file: string): Promise<Owner | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    const owner = JSON.parse(text) as Partial<Owner>;
    if (Number.isInteger(owner.pid) && /^[0-9a-f]{16}$/.test(owner.claim ?? '')) {
      return { pid: owner.pid!, started: owner.started ?? '', claim: owner.claim! };
    }
  } catch {
    // Falls through to the answer for a damaged file.
  }
  return { pid: 0, started: 'never', claim: 'damaged' };
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
