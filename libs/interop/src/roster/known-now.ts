import type { ListedClass } from '@hearthside/delivery';
import { hasEmail } from '@hearthside/people';
import type { EntityManager } from 'typeorm';
import type { RosterPerson } from './roster-person.js';
import { plainName, type KnownNow, type KnownPerson } from './roster-plan.rules.js';

/** Who of a list is known at the institute, by address and by name: two statements, however long the list is. */
export async function knownNow(
  db: EntityManager,
  instituteId: string,
  { standing, places }: ListedClass,
  people: readonly RosterPerson[],
): Promise<KnownNow> {
  const addresses = people.flatMap(({ email }) => email ?? []);
  const byEmail = (await db.query(`${PERSON} AND u.email = ANY($2)`, [
    instituteId,
    addresses,
  ])) as KnownPerson[];
  const here = (await db.query(
    `${PERSON} AND m.state = 'active' AND lower(m.name) = ANY($2) ORDER BY m.created_at, m.id`,
    [
      instituteId,
      [...new Set(people.flatMap(({ name }) => [name.toLowerCase(), plainName(name)]))],
    ],
  )) as KnownPerson[];
  const byName = new Map<string, KnownPerson[]>();
  for (const { email, ...person } of here) {
    const key = plainName(person.name);
    const shown = { ...person, email: email && hasEmail(email) ? email : null };
    byName.set(key, [...(byName.get(key) ?? []), shown]);
  }
  return {
    ...{ places, byName, seats: standing },
    byEmail: new Map(byEmail.map((person) => [person.email!, person])),
  };
}

const PERSON = `SELECT m.id, m.name, m.state, u.email
  FROM membership m JOIN auth."user" u ON u.id = m.user_id WHERE m.institute_id = $1`;
