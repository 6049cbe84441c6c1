import { registerEnumType } from '@nestjs/graphql';
import type { EnrolmentSource, EnrolmentState, PrintSize } from './enrolment.rules.js';

export const EnrolmentStateName = {
  HELD: 'held',
  WAIT_LISTED: 'wait-listed',
  OFFERED: 'offered',
  WITHDRAWN: 'withdrawn',
} as const satisfies Record<string, EnrolmentState>;

export const EnrolmentSourceName = {
  OFFICE: 'office',
  SELF: 'self',
  WALK_IN: 'walk-in',
  TRANSFER: 'transfer',
} as const satisfies Record<string, EnrolmentSource>;

export const PrintSizeName = {
  STANDARD: 'standard',
  LARGE: 'large',
  XLARGE: 'xlarge',
} as const satisfies Record<string, PrintSize>;

registerEnumType(EnrolmentStateName, {
  name: 'EnrolmentState',
  description: 'Offered: a seat came free, and waits for a yes.',
});
registerEnumType(EnrolmentSourceName, { name: 'EnrolmentSource' });
registerEnumType(PrintSizeName, { name: 'PrintSize', description: '14, 18 and 24 point.' });
