import {
  canonicalJson,
  imagesOf,
  pathBeside,
  publishedTree,
  type Course,
} from '@hearthside/lesson-text';

/** Everything an edition says, and the name its content gives it. */
export interface EditionContent {
  course: Course;
  pictures: Map<string, Uint8Array>;
  contentHash: string;
}

/** SHA-256 in hexadecimal; handed in, so that this file depends on nothing. */
export type Hash = (content: string | Uint8Array) => string;

const PICTURE_NAME_LENGTH = 16;

/**
 * A course as its edition keeps it: settled, its pictures named by what they show.
 *
 * @param owner an institute's id: the same words of another institute are another edition
 */
export function editionContent(
  course: Course,
  pictures: ReadonlyMap<string, Uint8Array>,
  hash: Hash,
  owner = '',
): EditionContent {
  const named = new Map<string, Uint8Array>();
  const withNames = structuredClone(course);
  for (const { image, file } of imagesOf(withNames)) {
    const bytes = pictures.get(pathBeside(file, image.url) ?? '');
    if (!bytes) continue;
    const extension = /\.\w+$/.exec(image.url)?.[0].toLowerCase() ?? '';
    image.url = hash(bytes).slice(0, PICTURE_NAME_LENGTH) + extension;
    named.set(image.url, bytes);
  }
  const settled = publishedTree(withNames);
  return { course: settled, pictures: named, contentHash: hash(owner + canonicalJson(settled)) };
}

/** The day and as much of the hash as tells editions apart: 2026-11-22.3fa9c1d2. */
export function editionId(day: string, contentHash: string, letters = 8): string {
  return `${day}.${contentHash.slice(0, letters)}`;
}
