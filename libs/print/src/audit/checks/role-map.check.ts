import type { Check } from '../audit.js';
import { STANDARD_TYPES, standardTypeOf } from '../role-map.js';

export const roleMap: Check = {
  name: 'role-map',
  title: 'Every element is of a standard type, or leads to one',
  find({ structure: { elements, roleMap: map } }) {
    const types = [...new Set(elements.map(({ type }) => type))];
    return [
      ...types
        .filter((type) => !standardTypeOf(type, map))
        .map((type) => `The element type "${type}" leads to no standard type.`),
      ...[...map.keys()]
        .filter((type) => STANDARD_TYPES.has(type))
        .map((type) => `The role map gives the standard type ${type} another meaning.`),
    ];
  },
};
