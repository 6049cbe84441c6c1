import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { PacketFile } from '../make-packet.js';

const NAME = /^hearthside-packets-(\d+)-/;

/** Folders of shelves in this process: another service's within it are no leftovers. */
const inUse = new Set<string>();

/**
 * Finished packets on disk, each in a folder that nobody else may read, until they are taken away. They hold
 * first names, so they are never kept longer than the service runs.
 */
export class PacketShelf {
  #folder: Promise<string> | undefined;

  /** @param place where folders for a while are kept */
  constructor(private readonly place = tmpdir()) {}

  async put(id: string, files: readonly PacketFile[]): Promise<void> {
    const folder = join(await this.#open(), id);
    for (const { path, bytes } of files) {
      const file = join(folder, path);
      // A cleaner of old files may have taken the shelf away meanwhile.
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      await writeFile(file, bytes);
    }
  }

  /** @param path one of those that were put there */
  async read(id: string, path: string): Promise<Uint8Array> {
    return readFile(join(await this.#open(), id, path));
  }

  async remove(id: string): Promise<void> {
    if (this.#folder) await rm(join(await this.#folder, id), { recursive: true, force: true });
  }

  async close(): Promise<void> {
    const opened = this.#folder;
    this.#folder = undefined;
    if (!opened) return;
    const folder = await opened;
    await rm(folder, { recursive: true, force: true });
    inUse.delete(folder);
  }

  /** Takes away what a service that was killed has left behind. */
  async sweep(): Promise<void> {
    for (const name of await readdir(this.place)) {
      const [, pid] = NAME.exec(name) ?? [];
      const folder = join(this.place, name);
      // In a container that starts anew a service has the number of the one before it.
      const isOwn = Number(pid) === process.pid && !inUse.has(folder);
      if (pid === undefined || (!isOwn && isAlive(Number(pid)))) continue;
      await rm(folder, { recursive: true, force: true }).catch(() => {
        // Another user's: theirs to sweep.
      });
    }
  }

  #open(): Promise<string> {
    this.#folder ??= this.#make().catch((error: unknown) => {
      // The next packet tries again.
      this.#folder = undefined;
      throw error;
    });
    return this.#folder;
  }

  async #make(): Promise<string> {
    const folder = await mkdtemp(join(this.place, `hearthside-packets-${process.pid}-`));
    inUse.add(folder);
    return folder;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
