import type { Check } from '../audit.js';
import { textIn } from '../entry.js';

export const figureAlt: Check = {
  name: 'figure-alt',
  title: 'Figures say in words what they show',
  find: ({ structure: { elements } }) =>
    elements
      .filter(({ role }) => role === 'Figure')
      .filter(({ dict }) => !textIn(dict, 'Alt') && !textIn(dict, 'ActualText'))
      .map(({ page }) => `A figure on page ${page} does not say what it shows (Alt).`),
};
