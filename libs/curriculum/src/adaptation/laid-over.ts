import { withChanges, type Change } from '@hearthside/lesson-text';
import type { Context } from '@hearthside/platform';
import { LRUCache } from 'lru-cache';
import type { EntityManager } from 'typeorm';
import type { PublishedCourse } from '../edition/edition.service.js';
import { AdaptationChange } from './adaptation.entity.js';

/** An adaptation as it was at one time: its changes are known by its version. */
export interface Layer {
  instituteId: string;
  id: string;
  version: number;
}

/** Adapted courses in memory. Laying 20 changes over the flagship takes about 3 ms. */
const KEPT = 50;

const kept = new LRUCache<string, PublishedCourse>({ max: KEPT });

/** Whose and which changes; the same key is always the same course. */
const keyOf = ({ edition }: PublishedCourse, layers: readonly Layer[]) =>
  [edition.id, ...layers.map(({ id, version }) => `${id}.${version}`)].join('+');

/**
 * A course with an institute's changes, those of the class over those of all classes.
 *
 * @param layers of the reader's institute, from the lowest to the highest
 * @param transaction opened only where the changes are not in memory; it may not have changed them itself, since what
 * is read stays in memory even if it is taken back
 */
export async function laidOver(
  published: PublishedCourse,
  layers: readonly Layer[],
  transaction: Context['tx'],
): Promise<PublishedCourse> {
  if (layers.length === 0) return published;
  return kept.get(keyOf(published, layers)) ?? transaction((db) => laidAnew(db, published, layers));
}

async function laidAnew(
  db: EntityManager,
  published: PublishedCourse,
  layers: readonly Layer[],
): Promise<PublishedCourse> {
  let { course } = published;
  let count = 0;
  for (const layer of layers) {
    const changes = await changesOf(db, layer);
    count += changes.length;
    course = withChanges(course, changes);
  }
  const key = keyOf(published, layers);
  const versions = layers.map(({ version }) => version).join('.');
  const edition = { ...published.edition, adapted: { key, versions } };
  // Where everything was undone it is the edition again.
  const adapted = count > 0 ? { edition, course } : published;
  kept.set(key, adapted);
  return adapted;
}

/** In the order of their places. */
export async function changesOf(
  db: EntityManager,
  { instituteId, id: adaptationId }: Pick<Layer, 'instituteId' | 'id'>,
): Promise<(Change & { reason: string })[]> {
  const rows = await db.find(AdaptationChange, {
    where: { instituteId, adaptationId },
    order: { place: 'ASC', kind: 'ASC' },
  });
  return rows.map(({ place, kind, minutes, text, reason }) => {
    if (kind === 'minutes') return { place, kind, minutes: minutes!, reason };
    return kind === 'text' ? { place, kind, text: text!, reason } : { place, kind, reason };
  });
}
