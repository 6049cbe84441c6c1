import { isId } from './is-id.js';

/** A place in a list that is sorted by text, and by id where texts are alike. */
export interface SortedPlace {
  text: string;
  id: string;
}

/** For handing out: nobody need know of what it is made. */
export function cursorOf({ text, id }: SortedPlace): string {
  return Buffer.from(JSON.stringify([text, id])).toString('base64url');
}

/** @returns nothing when it is none of ours */
export function placeOf(cursor: string): SortedPlace | undefined {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(place) || place.length !== 2) return undefined;
    const [text, id] = place as unknown[];
    if (typeof text !== 'string' || text.includes('\0')) return undefined;
    return typeof id === 'string' && isId(id) ? { text, id } : undefined;
  } catch {
    return undefined;
  }
}
