import type { Dict, Value } from './pdf/value.js';

/**
 * Adds what one source says its names for elements mean.
 *
 * @throws where another says something else: then their elements would have to be renamed
 */
export function addRoles(roles: Dict, more: ReadonlyMap<string, Value>): void {
  for (const [name, role] of more) {
    const other = roles.get(name);
    if (other !== undefined && other !== role) {
      throw new Error(`${name} is ${String(other)} in one part and ${String(role)} in another.`);
    }
    roles.set(name, role);
  }
}
