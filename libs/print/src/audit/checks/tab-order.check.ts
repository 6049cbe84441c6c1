import type { Check } from '../audit.js';
import { nameIn } from '../entry.js';

export const tabOrder: Check = {
  name: 'tab-order',
  title: 'The Tab key follows the structure',
  find({ document, annotations }) {
    const pages = [...new Set(annotations.map(({ page }) => page))];
    return pages
      .filter((page) => nameIn(document.getPage(page - 1).node, 'Tabs') !== 'S')
      .map((page) => `The Tab key does not follow the structure on page ${page}.`);
  },
};
