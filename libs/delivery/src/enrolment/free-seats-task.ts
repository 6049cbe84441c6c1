import { defineTask } from '@hearthside/platform';
import { z } from 'zod';

/** For one class when the time of an offer is over; each day for all, should anything have been missed. */
export const FREE_SEATS = defineTask({
  name: 'free-seats',
  what: 'Offering seats that came free to those in line',
  payload: z.strictObject({ offeringId: z.uuid().optional() }),
  daily: '04:10',
});
