import type { Context, Role } from '@hearthside/platform';
import type { MembershipState } from '../membership/membership.rules.js';

/** An institute where somebody is, or where they are invited. */
export interface Place {
  instituteId: string;
  name: string;
  roles: Role[];
  state: Exclude<MembershipState, 'ended'>;
}

interface Row {
  institute_id: string;
  institute_name: string;
  roles: Role[];
  state: Place['state'];
}

/** Where the reader's session may be, by name; nowhere for whoever is not signed in. */
export async function placesOf(ctx: Context): Promise<Place[]> {
  const { who } = ctx;
  if (who.kind !== 'person' && who.kind !== 'member') return [];
  const rows = await ctx.select<Row>(
    `SELECT p.* FROM auth.session s CROSS JOIN LATERAL app.memberships_of(s.token) p
      WHERE s.id = $1`,
    [who.sessionId],
  );
  return rows.map(({ institute_id, institute_name, roles, state }) => ({
    instituteId: institute_id,
    name: institute_name,
    roles,
    state,
  }));
}
