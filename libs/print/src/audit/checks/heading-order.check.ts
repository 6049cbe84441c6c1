import type { Check } from '../audit.js';
import type { StructElement } from '../structure.js';

export const headingOrder: Check = {
  name: 'heading-order',
  title: 'Headings begin with level 1 and skip no level',
  find({ structure: { elements } }) {
    let last = 0;
    return elements.flatMap((element) => {
      if (isPartOfWhole(element)) last = 0;
      const { role, page } = element;
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

/** A sheet put together with others; a list of terms is called a part too, and is none of these. */
function isPartOfWhole({ type, parent }: StructElement): boolean {
  return type === 'Part' && parent?.role === 'Document';
}
