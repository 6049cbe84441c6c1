import { andList } from '@hearthside/lesson-text';
import type { Role } from '@hearthside/platform';

/** A role as a person reads it. */
export const roleWords: Record<Role, string> = {
  coordinator: 'coordinator',
  facilitator: 'facilitator',
  assistant: 'assistant',
  learner: 'learner',
};

export function rolesInWords(roles: readonly Role[]): string {
  return andList(roles.map((role) => roleWords[role]));
}
