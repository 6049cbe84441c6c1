import { lstat, readdir, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import {
  isCourseFile,
  LONGEST_FILE,
  readCourse,
  sortCourseFiles,
  type CourseFiles,
  type CourseReading,
  type ReadingMemory,
  type Unreadable,
} from '@hearthside/lesson-text';

/** A course folder's own name, and what it holds. */
export interface CourseFolder extends CourseFiles {
  slug: string;
}

/** Folders within folders; a course has three. */
const DEEPEST = 8;

/** Reads every text and picture of a course folder; links are not followed. */
export async function readCourseFolder(path: string): Promise<CourseFolder> {
  const root = resolve(path);
  const bytes = new Map<string, Uint8Array>();
  const unreadable = new Map<string, Unreadable>();
  for (const name of await filesBelow(root)) {
    const found = await readOne(join(root, name));
    if (typeof found === 'string') unreadable.set(name, found);
    else if (found) bytes.set(name, found);
  }
  return { slug: basename(root), ...sortCourseFiles(bytes, unreadable) };
}

/** The file's bytes, or why it has none; nothing when it went away meanwhile. */
async function readOne(path: string): Promise<Uint8Array | Unreadable | undefined> {
  try {
    const facts = await lstat(path);
    if (!facts.isFile()) return 'link';
    if (facts.size > LONGEST_FILE) return 'length';
    return await readFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    if (code === 'EACCES' || code === 'EPERM') return 'access';
    throw error;
  }
}

/** Reads and checks a course folder in one go. With `today`, dates that have passed are reported. */
export async function checkCourseFolder(
  path: string,
  { today, memory }: { today?: string; memory?: ReadingMemory } = {},
): Promise<CourseReading & { folder: CourseFolder }> {
  const folder = await readCourseFolder(path);
  const { slug, texts, pictures, unreadable } = folder;
  const reading = readCourse(slug, texts, {
    pictures,
    unreadable,
    ...(today && { today }),
    ...(memory && { memory }),
  });
  return { folder, ...reading };
}

/** The course folders in a folder: those that hold a course.yaml. */
export async function courseFoldersIn(path: string): Promise<string[]> {
  const root = resolve(path);
  const entries = await readdir(root, { withFileTypes: true });
  const folders = await Promise.all(
    entries
      .filter((entry) => entry.isDirectory())
      .map(async ({ name }) => {
        const names = await readdir(join(root, name));
        return names.includes('course.yaml') ? [join(root, name)] : [];
      }),
  );
  return folders.flat().toSorted();
}

/** Paths of what a course may be made of, links among them, in the order of the alphabet. */
async function filesBelow(root: string, within = '', depth = 0): Promise<string[]> {
  const entries = await readdir(join(root, within), { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = within ? `${within}/${entry.name}` : entry.name;
      if (!entry.isDirectory()) return isCourseFile(path) ? [path] : [];
      return depth < DEEPEST && !entry.name.startsWith('.') && entry.name !== 'node_modules'
        ? filesBelow(root, path, depth + 1)
        : [];
    }),
  );
  return found.flat().toSorted();
}
