import type { Role } from '@hearthside/platform';
import { registerEnumType } from '@nestjs/graphql';
import type { MembershipState } from './membership.rules.js';

/** Roles by their names in GraphQL. */
export const RoleName = {
  COORDINATOR: 'coordinator',
  FACILITATOR: 'facilitator',
  ASSISTANT: 'assistant',
  LEARNER: 'learner',
} as const satisfies Record<string, Role>;

/** States by their names in GraphQL. */
export const StateName = {
  INVITED: 'invited',
  ACTIVE: 'active',
  ENDED: 'ended',
} as const satisfies Record<string, MembershipState>;

registerEnumType(RoleName, {
  name: 'Role',
  description: 'What a person is at an institute; one may be several.',
});
registerEnumType(StateName, {
  name: 'MembershipState',
  description: 'Invited people have yet to say yes; active ones may what their roles allow.',
});
