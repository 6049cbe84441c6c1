import type { Check } from '../audit.js';
import { misplaced, type Nesting } from '../nesting.js';

const nesting: Nesting = {
  children: {
    L: ['L', 'LI', 'Caption'],
    LI: ['Lbl', 'LBody'],
  },
  parents: {
    LI: ['L'],
    LBody: ['LI'],
  },
};

export const listNesting: Check = {
  name: 'list-nesting',
  title: 'Lists hold items, and items a label and a body',
  find({ structure: { elements } }) {
    const empty = elements.filter(
      ({ role, children }) => role === 'LI' && !children.some((child) => child.role === 'LBody'),
    );
    return [
      ...misplaced(elements, nesting),
      ...empty.map(({ page }) => `An item of a list on page ${page} has no body (LBody).`),
    ];
  },
};
