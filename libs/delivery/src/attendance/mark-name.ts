import { registerEnumType } from '@nestjs/graphql';
import type { Mark } from './attendance.rules.js';

/** Marks by their names in GraphQL. */
export const MarkName = {
  PRESENT: 'present',
  LATE: 'late',
  LEFT_EARLY: 'left-early',
  ABSENT: 'absent',
  APOLOGIZED: 'apologized',
} as const satisfies Record<string, Mark>;

registerEnumType(MarkName, {
  name: 'Mark',
  description: 'What is noted of somebody at a session.',
});
