import { readdir, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { readCourse, type CourseReading } from '@hearthside/lesson-text';

/** What a course folder holds, by path within it, with forward slashes. */
export interface CourseFolder {
  /** The folder's own name. */
  slug: string;
  texts: Map<string, string>;
  pictures: Map<string, Uint8Array>;
}

const TEXT = /\.(?:md|ya?ml)$/i;
const PICTURE = /\.(?:svg|png|jpe?g)$/i;

/** Reads every text and picture of a course folder; links are not followed. */
export async function readCourseFolder(path: string): Promise<CourseFolder> {
  const root = resolve(path);
  const folder: CourseFolder = { slug: basename(root), texts: new Map(), pictures: new Map() };
  for (const name of await filesBelow(root)) {
    if (TEXT.test(name)) folder.texts.set(name, await readFile(join(root, name), 'utf8'));
    if (PICTURE.test(name)) folder.pictures.set(name, await readFile(join(root, name)));
  }
  return folder;
}

/** Reads and checks a course folder in one go. */
export async function checkCourseFolder(
  path: string,
): Promise<CourseReading & { folder: CourseFolder }> {
  const folder = await readCourseFolder(path);
  const { slug, texts, pictures } = folder;
  return { folder, ...readCourse(slug, texts, new Set(pictures.keys())) };
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

async function filesBelow(root: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1))
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted();
}
