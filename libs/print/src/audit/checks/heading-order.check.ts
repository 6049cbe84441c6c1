import type { Check } from '../audit.js';

export const headingOrder: Check = {
  name: 'heading-order',
  title: 'Headings begin with level 1 and skip no level',
  find({ structure: { elements } }) {
    let last = 0;
    return elements.flatMap(({ role, page }) => {
      const level = Number(/^H([1-6])$/.exec(role)?.[1] ?? 0);
      if (level === 0) return [];
      const before = last;
      last = level;
      if (level <= before + 1) return [];
      const after = before === 0 ? 'is the first heading' : `follows one of level ${before}`;
      return [`A heading of level ${level} on page ${page} ${after}.`];
    });
  },
};
