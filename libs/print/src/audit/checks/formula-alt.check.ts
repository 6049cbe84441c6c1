import type { Check } from '../audit.js';
import { textIn } from '../entry.js';

export const formulaAlt: Check = {
  name: 'formula-alt',
  title: 'Formulas can be read aloud',
  find: ({ structure: { elements } }) =>
    elements
      .filter(({ role, dict }) => role === 'Formula' && !textIn(dict, 'Alt'))
      .map(({ page }) => `A formula on page ${page} has no words to read aloud (Alt).`),
};
