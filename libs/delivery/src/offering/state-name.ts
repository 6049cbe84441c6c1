import { registerEnumType } from '@nestjs/graphql';

/** The states of an offering, as GraphQL names them. */
export const OfferingStateName = {
  DRAFT: 'draft',
  OPEN: 'open',
  RUNNING: 'running',
  FINISHED: 'finished',
  CANCELLED: 'cancelled',
} as const;

registerEnumType(OfferingStateName, {
  name: 'OfferingState',
  description: 'How far a class is, from its draft to its end.',
});
