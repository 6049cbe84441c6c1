import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { BORROWED_WORDS, count, fingerprintsOf } from '@hearthside/lesson-text';
import { parseDocument, stringify } from 'yaml';
import { asTyped, foldersFor } from '../course-folders.js';
import { WrongCall } from '../wrong-call.js';

interface Entry {
  source: string;
}

/**
 * Puts a source's fingerprints in place of those it had; says what was done.
 *
 * @throws NoSuchCourse or WrongCall
 */
export async function addFingerprint(
  course: string,
  source: string,
  file: string,
  root: string,
): Promise<string> {
  const [folder] = await foldersFor(course, root);
  const text = await textOf(resolve(root, file), file);
  const fingerprints = fingerprintsOf(source, text);
  const runs = text.split(/\s+/).filter(Boolean).length;
  if (runs < BORROWED_WORDS) {
    throw new WrongCall(`${file} has ${count(runs, 'word')}; a source has more.`);
  }
  const path = join(folder!, 'fingerprints.yaml');
  const before = existsSync(path) ? readEntries(await readFile(path, 'utf8'), path) : [];
  const others = before.filter((entry) => entry.source !== source);
  await writeFile(path, stringify([...others, ...fingerprints], { lineWidth: 100 }));
  return `${asTyped(path, root)} now knows "${source}" (${count(runs, 'word')}).`;
}

async function textOf(path: string, typed: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new WrongCall(`The file ${typed} is not there or cannot be read.`);
  }
}

/** Never written over when it cannot be read. */
function readEntries(yaml: string, path: string): Entry[] {
  const document = parseDocument(yaml);
  const value: unknown = document.errors.length > 0 ? undefined : document.toJS();
  if (!Array.isArray(value)) {
    throw new WrongCall(`${path} cannot be read as a list. Mend it first, or move it away.`);
  }
  return value as Entry[];
}
