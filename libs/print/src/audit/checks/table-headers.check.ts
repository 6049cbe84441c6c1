import { attributesOf } from '../attributes.js';
import type { Check } from '../audit.js';
import { nameIn } from '../entry.js';
import type { StructElement } from '../structure.js';

const SCOPES = ['Row', 'Column', 'Both'];

export const tableHeaders: Check = {
  name: 'table-headers',
  title: 'Tables have header cells that say what they head',
  find: ({ structure: { elements } }) =>
    elements
      .filter(({ role }) => role === 'Table')
      .flatMap((table) => {
        const headers = [...within(table)].filter(({ role }) => role === 'TH');
        if (headers.length === 0) return [`The table on page ${table.page} has no header cell.`];
        return headers
          .filter((cell) => !SCOPES.includes(scopeOf(cell) ?? ''))
          .map(({ page }) => `A header cell on page ${page} does not say what it heads (Scope).`);
      }),
};

function* within(element: StructElement): Generator<StructElement> {
  for (const child of element.children) {
    yield child;
    // A table in a cell answers for itself.
    if (child.role !== 'Table') yield* within(child);
  }
}

function scopeOf(cell: StructElement): string | undefined {
  return attributesOf(cell)
    .map((each) => nameIn(each, 'Scope'))
    .find((scope) => scope !== undefined);
}
