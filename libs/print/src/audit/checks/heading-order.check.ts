import type { Check } from '../audit.js';

export const headingOrder: Check = {
  name: 'heading-order',
  title: 'Headings begin with level 1 and skip no level',
  find({ structure: { elements } }) {
    let last = 0;
    return elements.flatMap(({ type, role, page }) => {
      // A sheet put together with others. A list of terms has this role too, but not this type.
      if (type === 'Part') last = 0;
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
