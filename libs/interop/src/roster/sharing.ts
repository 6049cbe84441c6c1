import type { RosterPerson } from './roster-person.js';

/** Those of a list who have the same address: two people, or one of them twice. The file cannot tell whose it is. */
export function sharing<Person extends RosterPerson>(people: readonly Person[]): Person[][] {
  const byAddress = new Map<string, Person[]>();
  for (const person of people) {
    if (!person.email) continue;
    byAddress.set(person.email, [...(byAddress.get(person.email) ?? []), person]);
  }
  return [...byAddress.values()].filter(({ length }) => length > 1);
}
