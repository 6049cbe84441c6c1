import { createHash } from 'node:crypto';
import type { Course } from '@hearthside/lesson-text';
import { editionContent, editionId, type EditionContent } from '../edition/edition.rules.js';

/** A course as it would be published on a day, with its pictures under the edition's names. */
export interface DraftEdition extends EditionContent {
  edition: { id: string; publishedOn: string };
}

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

/**
 * Nothing is kept: the same files give the same draft.
 *
 * @param day such as 2026-11-22
 */
export function draftEdition(
  course: Course,
  pictures: ReadonlyMap<string, Uint8Array>,
  day: string,
): DraftEdition {
  const content = editionContent(course, pictures, sha256);
  return { ...content, edition: { id: editionId(day, content.contentHash), publishedOn: day } };
}
