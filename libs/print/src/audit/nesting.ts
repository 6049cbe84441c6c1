import type { StructElement } from './structure.js';

/** What an element may hold and where it may stand; types that are not named are free. */
export interface Nesting {
  children: Record<string, readonly string[]>;
  parents: Record<string, readonly string[]>;
}

/** A wrong child is reported once: by its parent if that one is choosy, else by itself. */
export function misplaced(elements: readonly StructElement[], { children, parents }: Nesting) {
  return elements.flatMap(({ role, parent, page }) => {
    const above = parent?.role ?? 'the top';
    const holds = children[above];
    const isHeld = holds ? holds.includes(role) : (parents[role]?.includes(above) ?? true);
    return isHeld ? [] : [`${role} stands in ${above} on page ${page ?? '?'}.`];
  });
}
