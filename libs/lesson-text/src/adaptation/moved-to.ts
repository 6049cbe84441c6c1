import type { Course } from '../tree/tree.js';
import type { PlaceName } from './change.js';
import { placesOf } from './places.js';

/**
 * What a place is called in a newer edition: lessons are known by their folder's name without its number, activities
 * by their id, wherever they are now. Nothing when the newer edition has it no more, or twice.
 */
export function movedTo(before: Course, newer: Course, name: PlaceName): PlaceName | undefined {
  const names = placesOf(newer).map((place) => place.name);
  const [, number, rest = ''] = /^lesson\/(\d+)(\/activity\/.+)?$/.exec(name) ?? [];
  if (number === undefined) return names.find((each) => each === name);
  const slug = before.lessons.find((lesson) => lesson.number === Number(number))?.slug;
  const now = newer.lessons.find((lesson) => lesson.slug === slug)?.number;
  const inPlace = names.find((each) => each === `lesson/${now}${rest}`);
  if (inPlace !== undefined || rest === '') return inPlace;
  const elsewhere = names.filter((each) => each.startsWith('lesson/') && each.endsWith(rest));
  return elsewhere.length === 1 ? elsewhere[0] : undefined;
}
