import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isSeq, parseDocument, type Document } from 'yaml';
import { asTyped } from '../course-folders.js';
import { WrongCall } from '../wrong-call.js';

/** A course.yaml to add to; the author's remarks stay in it. */
export interface CourseYaml {
  path: string;
  document: Document;
  text(): string;
}

/** @throws WrongCall unless it is there and lists lessons */
export async function readCourseYaml(folder: string, root: string): Promise<CourseYaml> {
  const path = join(folder, 'course.yaml');
  if (!existsSync(path)) {
    throw new WrongCall(`${asTyped(folder, root)} has no course.yaml, so it is no course yet.`);
  }
  const document: Document = parseDocument(await readFile(path, 'utf8'));
  const lists = [document.get('lessons'), document.get('sheets') ?? document.get('lessons')];
  if (document.errors.length > 0 || !lists.every((list) => isSeq(list))) {
    throw new WrongCall(
      `${asTyped(path, root)} cannot be read. Mend it first: npm run course -- check`,
    );
  }
  return { path, document, text: () => document.toString({ lineWidth: 0 }) };
}

/** What a list of course.yaml names; nothing when the list is not there. */
export function listed(document: Document, name: 'lessons' | 'sheets'): string[] {
  const list = document.get(name);
  return isSeq(list) ? (list.toJSON() as unknown[]).map(String) : [];
}
