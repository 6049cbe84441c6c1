import { Extensions } from '@nestjs/graphql';
import type { PublishedCourse } from './edition.service.js';

/** Where a root field's extensions say on what its answer depends. */
export const KEPT_BY = 'hearthsideKeptBy';

/** Names everything, besides the reader's role and the arguments, on which an answer depends. */
export type KeptBy<T> = (value: T) => string;

/**
 * Marks a root field whose whole answer follows from an edition, the reader's role and the arguments:
 * it may be kept as bytes, for the field itself is still asked each time and refuses whom it must.
 * Nothing personal may hang below it.
 */
export function Kept<T>(by: KeptBy<T>): MethodDecorator & PropertyDecorator {
  return Extensions({ [KEPT_BY]: by });
}

/** Tells a course from any other: its edition, and what is laid over it. */
export function keyOf(published: PublishedCourse | undefined): string {
  if (!published) return 'none';
  return published.edition.adapted?.key ?? published.edition.id;
}
