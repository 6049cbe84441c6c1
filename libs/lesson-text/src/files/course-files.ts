/** Why a file of a course folder was not read. */
export type Unreadable = 'encoding' | 'length' | 'link' | 'access';

/** What a course folder holds, by path within it, with forward slashes. */
export interface CourseFiles {
  texts: Map<string, string>;
  pictures: Map<string, Uint8Array>;
  unreadable: Map<string, Unreadable>;
}

/** Bytes of one file. Lesson 2 of the flagship has 21 kB; a photograph for print 1 to 3 MB. */
export const LONGEST_FILE = 8 * 2 ** 20;

const TEXT = /\.(?:md|ya?ml)$/i;
const PICTURE = /\.(?:svg|png|jpe?g)$/i;

/** Is the file one that a course may be made of? Others in its folder are nobody's business. */
export function isCourseFile(path: string): boolean {
  return TEXT.test(path) || PICTURE.test(path);
}

/** Sorts files by what they are; a text that is not UTF-8 would print with letters lost. */
export function sortCourseFiles(
  bytes: ReadonlyMap<string, Uint8Array>,
  unreadable: ReadonlyMap<string, Unreadable> = new Map(),
): CourseFiles {
  const files: CourseFiles = { texts: new Map(), pictures: new Map(), unreadable: new Map() };
  for (const [path, why] of unreadable) files.unreadable.set(path, why);
  for (const [path, content] of bytes) {
    if (content.length > LONGEST_FILE) files.unreadable.set(path, 'length');
    else if (PICTURE.test(path)) files.pictures.set(path, content);
    else if (TEXT.test(path)) {
      const text = decode(content);
      if (text === undefined) files.unreadable.set(path, 'encoding');
      else files.texts.set(path, text);
    }
  }
  return files;
}

/** UTF-8, and UTF-16 when the file says so in its first two bytes, as Notepad writes it. */
function decode(bytes: Uint8Array): string | undefined {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
