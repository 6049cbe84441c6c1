import { defineTask } from '@hearthside/platform';
import { z } from 'zod';

/** Somebody has left; what hangs on their being here is done by whoever knows of it. */
export const MEMBERSHIP_ENDED = defineTask({
  name: 'membership-ended',
  what: 'Freeing the seats of somebody who has left',
  payload: z.strictObject({ membershipId: z.uuid() }),
});
