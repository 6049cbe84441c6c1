import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument, type Scalar, type YAMLSeq } from 'yaml';
import { DraftWatch } from './draft-watch.js';
import { previewServer } from './server.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const originals = {
  tea: join(root, 'libs/lesson-text/src/rules/fixtures/base'),
  flagship: join(root, 'courses/love-and-sex-after-50'),
};

/** A copy of a course in a folder of its own, watched and served on a free port. */
export interface CourseOnDisk {
  folder: string;
  origin: string;
  drafts: DraftWatch;
  read(file: string): string;
  write(file: string, text: string): void;
  /** Changes a file as an author does, by replacing some words. */
  edit(file: string, from: string, to: string): void;
  /** Resolves once the course has been read and looks like this. */
  until(isSo: () => boolean): Promise<void>;
  get(path: string): Promise<Response>;
  page(path?: string): Promise<string>;
  stop(): Promise<void>;
}

/** One lesson is enough to look at, and is read much faster; plans of meetings would miss the others. */
function keepLesson2(folder: string): void {
  const file = join(folder, 'course.yaml');
  const settings = parseDocument(readFileSync(file, 'utf8'));
  const all = settings.get('lessons') as YAMLSeq<Scalar<string>>;
  for (const { value } of all.items.filter((each) => !each.value.startsWith('02-'))) {
    rmSync(join(folder, 'lessons', value), { recursive: true });
  }
  all.items = all.items.filter(({ value }) => value.startsWith('02-'));
  settings.delete('variants');
  rmSync(join(folder, 'variants'), { recursive: true, force: true });
  writeFileSync(file, String(settings));
}

export async function aCourseOnDisk(which: keyof typeof originals): Promise<CourseOnDisk> {
  const parent = mkdtempSync(join(tmpdir(), 'hearthside-preview-'));
  const folder = join(parent, which);
  cpSync(originals[which], folder, { recursive: true });
  if (which === 'flagship') keepLesson2(folder);
  const drafts = await DraftWatch.start(folder);
  const server = previewServer(drafts);
  const origin = await server.listen({ port: 0, host: '127.0.0.1' });
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
  const get = (path: string) => fetch(origin + path);
  return {
    folder,
    origin,
    drafts,
    read,
    write,
    edit: (file, from, to) => {
      const before = read(file);
      if (!before.includes(from)) throw new Error(`${file} has no "${from}".`);
      write(file, before.replace(from, to));
    },
    until: (isSo) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!isSo()) return;
          clearTimeout(patience);
          stop();
          resolve();
        };
        const patience = setTimeout(() => {
          stop();
          reject(new Error('The change was not seen.'));
        }, 10_000);
        const stop = drafts.onChange(look);
        look();
      }),
    get,
    page: async (path = '/') => (await get(path)).text(),
    stop: async () => {
      await server.close();
      rmSync(parent, { recursive: true, force: true });
    },
  };
}
