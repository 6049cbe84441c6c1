import { isDict, referencesIn, type Value } from './pdf/value.js';
import type { Source } from './source.js';

/**
 * What every copy needs for itself, in a settled order: pages and elements, whatever leads to one
 * of them, and whatever has a key in the tree of parents, such as a link, or names elements by
 * their IDs. Copies share the rest.
 */
export function ownObjects({ object, pages, top, parents }: Source): number[] {
  const references = new Map<number, number[]>();
  const own = new Set([...pages, top]);
  const waiting = [...own, ...parents.flatMap(([, value]) => referencesIn(value))];
  for (const number of waiting) {
    if (references.has(number)) continue;
    const { value } = object(number);
    const leadsTo = referencesIn(value);
    references.set(number, leadsTo);
    waiting.push(...leadsTo);
    if (isTied(value)) own.add(number);
  }
  for (let before = 0; before < own.size;) {
    before = own.size;
    for (const [number, leadsTo] of references) {
      if (leadsTo.some((each) => own.has(each))) own.add(number);
    }
  }
  return [...references.keys()].filter((number) => own.has(number));
}

const TIES = ['/StructParent', '/StructParents', '/Headers'];

function isTied(value: Value): boolean {
  return isDict(value) && TIES.some((key) => value.has(key));
}
