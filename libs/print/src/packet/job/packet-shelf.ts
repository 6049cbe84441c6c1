import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { PacketFile } from '../make-packet.js';

const NAME = /^hearthside-packets-(\d+)-/;

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
      await mkdir(dirname(file), { recursive: true });
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
    const folder = this.#folder;
    this.#folder = undefined;
    if (folder) await rm(await folder, { recursive: true, force: true });
  }

  #open(): Promise<string> {
    this.#folder ??= this.#make();
    return this.#folder;
  }

  async #make(): Promise<string> {
    await this.#sweep();
    return mkdtemp(join(this.place, `hearthside-packets-${process.pid}-`));
  }

  /** What a service that was killed has left behind. */
  async #sweep(): Promise<void> {
    for (const name of await readdir(this.place)) {
      const [, pid] = NAME.exec(name) ?? [];
      if (pid === undefined || isAlive(Number(pid))) continue;
      await rm(join(this.place, name), { recursive: true, force: true }).catch(() => {
        // Another user's: theirs to sweep.
      });
    }
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
