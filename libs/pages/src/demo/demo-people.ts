import { institutesOf } from '@hearthside/people';
import { ROLES, type Contexts, type Role } from '@hearthside/platform';

/** Somebody of the demo, whom its visitor may be for a while. */
export interface DemoPerson {
  instituteId: string;
  membershipId: string;
  userId: string;
  name: string;
  roles: Role[];
  /** Signs in with a card, since mail would reach nobody. */
  hasEmail: boolean;
}

export interface DemoInstitute {
  id: string;
  name: string;
  people: DemoPerson[];
}

/** Who can be signed in as, at every institute; those with most to decide first. */
export async function demoPeople(contexts: Contexts): Promise<DemoInstitute[]> {
  const institutes: DemoInstitute[] = [];
  for (const { id, name } of await institutesOf(contexts)) {
    const people = await peopleAt(contexts, id);
    if (people.length > 0) institutes.push({ id, name, people });
  }
  return institutes;
}

export async function peopleAt(contexts: Contexts, instituteId: string): Promise<DemoPerson[]> {
  const found = await contexts.forService(instituteId).select<DemoPerson>(
    `SELECT m.institute_id AS "instituteId", m.id AS "membershipId", m.user_id AS "userId",
            m.name, m.roles, u.email NOT LIKE '%@no-email.invalid' AS "hasEmail"
       FROM membership m JOIN auth."user" u ON u.id = m.user_id
      WHERE m.institute_id = $1 AND m.state = 'active' ORDER BY lower(m.name), m.id`,
    [instituteId],
  );
  return found.sort((one, other) => rank(one) - rank(other));
}

/** The first of somebody's roles, by how much it decides. */
export function chiefRole({ roles }: Pick<DemoPerson, 'roles'>): Role | undefined {
  return ROLES.find((role) => roles.includes(role));
}

function rank(person: DemoPerson): number {
  const role = chiefRole(person);
  return role ? ROLES.indexOf(role) : ROLES.length;
}
