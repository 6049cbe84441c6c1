import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  checkCourseFolder,
  editionContent,
  type CourseFolder,
  type EditionContent,
} from '@hearthside/curriculum/course-folder';
import { ReadingMemory, type Course, type Problem } from '@hearthside/lesson-text';

/** A course as its edition would show it, and as it was written: the latter knows its files. */
export interface Outputs {
  published: EditionContent;
  written: Course;
}

/** A course folder at one moment. */
export interface Draft {
  /** Another one whenever anything that a person could see is different. */
  version: string;
  folder: CourseFolder;
  problems: Problem[];
  /** Of this moment, or of the last one at which the course could be read. */
  outputs: Outputs | undefined;
  /** Why the outputs are not of this moment; nothing when they are. */
  trouble: string | undefined;
}

export const sha256 = (content: string | Uint8Array) =>
  createHash('sha256').update(content).digest('hex');

/** Reads a course folder, and keeps the outputs of before where there are no new ones. */
export async function readDraft(
  path: string,
  before?: Draft,
  memory?: ReadingMemory,
): Promise<Draft> {
  try {
    const { course, problems, folder } = await readPatiently(path, memory);
    if (!course) {
      const trouble = 'The file course.yaml cannot be read as it is now.';
      return draft(folder, problems, before?.outputs, trouble);
    }
    const published = editionContent(course, folder.pictures, sha256);
    return draft(folder, problems, { published, written: course }, undefined);
  } catch (error) {
    const slug = basename(resolve(path));
    const trouble = existsSync(path)
      ? `The folder “${slug}” cannot be read: ${(error as Error).message}.`
      : `The folder “${slug}” is not there any more.`;
    const empty = { slug, texts: new Map(), pictures: new Map(), unreadable: new Map() };
    return draft(before?.folder ?? empty, [], before?.outputs, trouble);
  }
}

const ATTEMPTS = 5;
const MILLISECONDS_BETWEEN = 40;

/** A file may go between being listed and being read; a moment later the list is true again. */
async function readPatiently(path: string, memory = new ReadingMemory()) {
  const today = new Date().toISOString().slice(0, 10);
  for (let attempt = 1; ; attempt++) {
    try {
      return await checkCourseFolder(path, { today, memory });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOENT' || attempt === ATTEMPTS || !existsSync(path)) throw error;
      await pause(MILLISECONDS_BETWEEN);
    }
  }
}

function draft(
  folder: CourseFolder,
  problems: Problem[],
  outputs: Outputs | undefined,
  trouble: string | undefined,
): Draft {
  const pictures = [...folder.pictures].map(([name, bytes]) => [name, sha256(bytes)]);
  const seen = [[...folder.texts], pictures, trouble, outputs?.published.contentHash];
  return { version: sha256(JSON.stringify(seen)).slice(0, 16), folder, problems, outputs, trouble };
}
