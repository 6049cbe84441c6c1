import { registerEnumType } from '@nestjs/graphql';
import type { Stage } from './offering.rules.js';

/** How far a class is, as GraphQL names it. */
export const StageName = {
  DRAFT: 'draft',
  OPEN: 'open',
  RUNNING: 'running',
  FINISHED: 'finished',
  CANCELLED: 'cancelled',
} as const satisfies Record<string, Stage>;

registerEnumType(StageName, {
  name: 'Stage',
  description: 'How far a class is. An open one runs once its first session has begun.',
});
